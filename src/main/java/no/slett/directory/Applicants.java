package no.slett.directory;

import java.util.List;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.minimisation.OtherNames;
import no.slett.minimisation.PersonName;

/** Who else applied for a position, for what is written about one of them (law AC-5). */
public final class Applicants {
  private Applicants() {}

  private record Named(PersonName name, boolean own) {}

  /**
   * Refuses what is to be written about an application when it names somebody else of its process:
   * it would outlive that person's erasure. Under purpose {@code recruitment}; whoever is not in
   * the index yet, or is restricted, is masked when the text is told.
   *
   * @throws no.slett.http.ProblemException 422 {@code other-applicant}
   */
  public static void refuseNamed(
      Transaction tx, HiringProcessId process, ApplicationId about, List<String> texts) {
    if (!texts.isEmpty()) {
      others(tx, process, about).refuseIn(texts);
    }
  }

  /**
   * Everybody else of a process who is in the index, restricted or not, also when it is over: to
   * protect their rights (Art. 18(2)). Under purpose {@code index}.
   *
   * @throws no.slett.http.ProblemException 503 while the index is being rebuilt: some would be
   *     missing
   */
  public static OtherNames allOthers(Transaction tx, HiringProcessId process, ApplicationId about) {
    if (!RebuildRows.incomplete(tx).isEmpty()) {
      throw Directory.rebuilding();
    }
    return others(tx, process, about);
  }

  /** Whoever has the mailbox of the application is nobody else. */
  private static OtherNames others(Transaction tx, HiringProcessId process, ApplicationId about) {
    var all =
        tx.list(
            """
            with person as (
              select application_id, given_name, family_name, mailbox
              from working_index.directory where process_id = ?
              union all
              select d.application_id, d.given_name, d.family_name, d.mailbox
              from working_index.directory d join application a on a.id = d.application_id
              where d.process_id = any (working_index.purpose_partitions()) and a.process_id = ?)
            select given_name, family_name,
                mailbox in (select mailbox from person where application_id = ?) as own
            from person
            """,
            row ->
                new Named(
                    new PersonName(row.text("given_name"), row.text("family_name")),
                    row.flag("own")),
            process,
            process,
            about);
    return new OtherNames(names(all, true), names(all, false));
  }

  private static List<PersonName> names(List<Named> all, boolean own) {
    return all.stream().filter(n -> n.own() == own).map(Named::name).distinct().toList();
  }
}
