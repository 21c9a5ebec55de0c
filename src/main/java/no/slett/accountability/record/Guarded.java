package no.slett.accountability.record;

import no.slett.database.Transaction;

/**
 * How many tables of the database show their rows by purpose only, as the database itself says.
 *
 * @param tables of all that hold anything of this service
 */
record Guarded(long guarded, long tables) {
  static Guarded count(Transaction tx) {
    return tx.first(
            """
            select count(*) filter (where relrowsecurity) as guarded, count(*) as tables
            from pg_class
            where relnamespace in ('slett'::regnamespace, 'working_index'::regnamespace)
              and relkind in ('r', 'p') and not relispartition
              and relname <> 'flyway_schema_history'
            """,
            row -> new Guarded(row.number("guarded"), row.number("tables")))
        .orElseThrow();
  }
}
