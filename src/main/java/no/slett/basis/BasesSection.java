package no.slett.basis;

import java.util.List;
import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.Language;
import no.slett.settings.Texts;
import no.slett.settings.Translated;

/**
 * Tells for which purposes the application is kept, on which legal basis, which kinds of data that
 * covers and when it ends (Art. 15(1)(a), (b) and (d)).
 */
public final class BasesSection implements AccessSection {
  private final Catalogue catalogue;
  private final DataMap dataMap;
  private final Texts sentences;

  /** Takes the sentences of the notice, see {@link NoticeWriter#TEXTS}. */
  public BasesSection(Catalogue catalogue, Texts sentences) {
    this.catalogue = catalogue;
    this.dataMap = DataMap.packaged(catalogue);
    this.sentences = sentences;
  }

  @Override
  public String name() {
    return "bases";
  }

  /** Steps before a contract end with the process, also when their own end is further away. */
  @Override
  public Sealed read(Transaction tx, ApplicationId application) {
    var entries =
        tx.list(
            """
            select b.activity, y.legal_basis, b.began_at, b.ends_at, b.ended_by,
                case when y.legal_basis = '6(1)(b)' then least(b.ends_at, p.closed_at)
                  else b.ends_at end as over_at
            from basis b join activity y on y.id = b.activity
              join hiring_process p on p.id = b.process_id
            where b.application_id = ? order by b.began_at, b.activity
            """,
            this::entry,
            application);
    return () -> entries;
  }

  private Entry entry(Row row) {
    var entry = new Entry().code("activity", row.text("activity"));
    catalogue
        .find(new ActivityId(row.text("activity")))
        .ifPresent(
            activity ->
                entry
                    .said("purposeText", List.of(activity.purpose()))
                    .said("interest", interest(activity))
                    .said("categoriesText", categories(activity)));
    return entry
        .code("legalBasis", row.text("legal_basis"))
        .at("beganAt", row.instant("began_at"))
        .at("overAt", row.instant("over_at"))
        .at("endsAt", row.instant("ends_at"))
        .code("endedBy", row.textOrNull("ended_by"));
  }

  private static List<Translated> interest(Activity activity) {
    var assessment = activity.assessment();
    return assessment == null ? List.of() : List.of(assessment.interest());
  }

  private List<Translated> categories(Activity activity) {
    return dataMap.categories(Person.APPLICANT, activity).stream()
        .map(category -> translated("category." + category.keyword()))
        .toList();
  }

  private Translated translated(String key) {
    return new Translated(
        sentences.say(Language.NB, key),
        sentences.say(Language.NN, key),
        sentences.say(Language.EN, key));
  }
}
