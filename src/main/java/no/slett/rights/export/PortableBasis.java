package no.slett.rights.export;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.slett.basis.ActivityId;
import no.slett.basis.Catalogue;
import no.slett.basis.DataCategory;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;

/** A basis that carries the right to data portability: Art. 6(1)(a) or (b) (law PO-1). */
record PortableBasis(ActivityId activity, String legalBasis) {
  /**
   * Those of an application that live. While a request for the copy waits, also those that have
   * ended meanwhile (law RQ-8).
   */
  static List<PortableBasis> of(Transaction tx, ApplicationId id) {
    return tx.list(
        """
        select b.activity, y.legal_basis from basis b join activity y on y.id = b.activity
        where b.application_id = ? and y.legal_basis in ('6(1)(a)', '6(1)(b)')
          and b.began_at <= instant() and (open_request(b.application_id) or b.ends_at > instant()
            and (y.legal_basis = '6(1)(a)' or recruitment_lives(b.application_id)))
        order by y.legal_basis
        """,
        row -> new PortableBasis(new ActivityId(row.text("activity")), row.text("legal_basis")),
        id);
  }

  /** The kinds of data that they cover. */
  static Set<DataCategory> covered(List<PortableBasis> bases, Catalogue catalogue) {
    var covered = EnumSet.noneOf(DataCategory.class);
    bases.forEach(
        basis ->
            catalogue
                .find(basis.activity())
                .ifPresent(activity -> covered.addAll(activity.categories())));
    return covered;
  }

  /** The kind of data that a file is. */
  static DataCategory category(String kind) {
    return switch (kind) {
      case "cv" -> DataCategory.CV;
      case "coverLetter" -> DataCategory.APPLICATION;
      default -> DataCategory.ATTACHMENTS;
    };
  }
}
