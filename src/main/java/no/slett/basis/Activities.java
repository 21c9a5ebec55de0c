package no.slett.basis;

import java.util.Set;
import java.util.TreeSet;
import no.slett.database.Transaction;
import no.slett.settings.InvalidSettings;

/** The catalogue as the database knows it: every basis of an application names a row of it. */
public final class Activities {
  private Activities() {}

  /**
   * Writes the catalogue down; for a transaction of purpose {@code clock}. An activity that left
   * the catalogue stays as a disabled one, for what rests on it already. What rests on it keeps its
   * legal basis for good (law LB-3).
   *
   * @throws InvalidSettings when the catalogue gives another legal basis to a purpose that
   *     applications are kept for; then nothing is to be committed
   */
  public static void sync(Transaction tx, Catalogue catalogue) {
    demandNoneSwapped(tx, catalogue);
    catalogue.all().forEach(activity -> put(tx, activity));
    tx.update(
        """
        update activity set enabled = false, updated_at = ?
        where enabled and not id = any (?::text[])
        """,
        tx.instant(),
        Transaction.array(catalogue.all().stream().map(Activity::id).toList()));
  }

  /**
   * Writes down those that the database does not know at all, since a replay may name them; for a
   * transaction of purpose {@code clock}.
   */
  public static void foresee(Transaction tx, Catalogue catalogue) {
    var known = tx.list("select id from activity", row -> new ActivityId(row.text("id")));
    catalogue.all().stream()
        .filter(activity -> !known.contains(activity.id()))
        .forEach(activity -> put(tx, activity));
  }

  private static void demandNoneSwapped(Transaction tx, Catalogue catalogue) {
    var used =
        tx.list(
            """
            select y.id, y.legal_basis from activity y
            where exists (select from basis b where b.activity = y.id) order by y.id
            """,
            row -> new Used(new ActivityId(row.text("id")), row.text("legal_basis")));
    var problems =
        used.stream()
            .flatMap(u -> catalogue.find(u.id()).stream().filter(u::isSwappedIn).map(u::problem))
            .toList();
    if (!problems.isEmpty()) {
      throw new InvalidSettings(problems);
    }
  }

  /** A purpose that applications are kept for. */
  private record Used(ActivityId id, String legalBasis) {
    boolean isSwappedIn(Activity activity) {
      return !activity.basis().keyword().equals(legalBasis);
    }

    String problem(Activity activity) {
      return "activity %s: applications are kept for it on %s, which cannot become %s: declare another activity"
          .formatted(id, legalBasis, activity.basis().keyword());
    }
  }

  private static void put(Transaction tx, Activity activity) {
    tx.update(
        """
        insert into activity (id, legal_basis, enabled, retention, keeps, updated_at)
        values (?, ?, ?, ?, ?, ?)
        on conflict (id) do update set legal_basis = excluded.legal_basis,
            enabled = excluded.enabled, retention = excluded.retention, keeps = excluded.keeps,
            updated_at = excluded.updated_at
          where (activity.legal_basis, activity.enabled, activity.retention, activity.keeps)
            is distinct from (excluded.legal_basis, excluded.enabled, excluded.retention,
              excluded.keeps)
        """,
        activity.id(),
        activity.basis().keyword(),
        activity.enabled(),
        retention(activity.retention()),
        Transaction.array(keeps(activity)),
        tx.instant());
  }

  /** The kinds of sealed items that the activity's categories of data lie in. */
  private static Set<String> keeps(Activity activity) {
    var kinds = new TreeSet<String>();
    for (var category : activity.categories()) {
      switch (category) {
        case PROFILE, APPLICATION, ANSWERS -> kinds.add("form");
        case CV -> kinds.add("cv");
        case ATTACHMENTS -> kinds.add("attachment");
        case ASSESSMENT_NOTES -> kinds.add("note");
        case DECISION -> kinds.add("decision");
        default -> {}
      }
    }
    return kinds;
  }

  /** Such as {@code process-closed+P0D, at most P24M}. */
  private static String retention(Retention retention) {
    return "%s+%s, at most %s"
        .formatted(retention.trigger().keyword(), retention.duration(), retention.hardCap());
  }
}
