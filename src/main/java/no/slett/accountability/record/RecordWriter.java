package no.slett.accountability.record;

import java.util.List;
import java.util.stream.Stream;
import no.slett.accountability.record.ProcessingRecord.Contact;
import no.slett.accountability.record.ProcessingRecord.Data;
import no.slett.accountability.record.ProcessingRecord.Persons;
import no.slett.accountability.record.ProcessingRecord.Processing;
import no.slett.accountability.record.ProcessingRecord.Responsible;
import no.slett.basis.Activity;
import no.slett.basis.Catalogue;
import no.slett.basis.Controller;
import no.slett.basis.ControllerFile;
import no.slett.basis.DataCategory;
import no.slett.basis.DataMap;
import no.slett.basis.Person;
import no.slett.database.Transaction;
import no.slett.hiring.Retention;
import no.slett.id.Language;
import no.slett.settings.Texts;
import org.jspecify.annotations.Nullable;

/** Writes the record from what is really configured and stored (law AK-1, ST-0). */
public final class RecordWriter {
  private static final Texts TEXTS = Texts.load(RecordWriter.class, "record", null);

  private final Catalogue catalogue;
  private final ControllerFile controller;
  private final DataMap dataMap;
  private final Retention retention;
  private final Paths paths;
  private final Safeguards safeguards;

  /** Takes all that a record is made of. */
  public RecordWriter(
      Catalogue catalogue,
      ControllerFile controller,
      DataMap dataMap,
      Retention retention,
      Paths paths,
      Safeguards safeguards) {
    this.catalogue = catalogue;
    this.controller = controller;
    this.dataMap = dataMap;
    this.retention = retention;
    this.paths = paths;
    this.safeguards = safeguards;
  }

  /** The sentences in a language. */
  static RecordWords words(Language language) {
    return new RecordWords(TEXTS, language);
  }

  /**
   * The record as of now; for a transaction of purpose {@code accountability}.
   *
   * @throws IllegalStateException when a point of Art. 30(1) would be empty
   */
  ProcessingRecord write(Transaction tx, Language language) {
    var words = words(language);
    var limits = new TimeLimits(words, retention);
    var guard = Guarded.count(tx);
    return new ProcessingRecord(
        language,
        tx.instant(),
        responsible(words),
        catalogue.enabled().map(a -> processing(words, limits, a)).toList(),
        new Parties(words, paths).sharing(controller.recipients(), Former.recipients(tx, language)),
        safeguards.measures(words, guard.guarded(), guard.tables()));
  }

  private Responsible responsible(RecordWords words) {
    var who = controller.controller();
    return new Responsible(
        who.name(),
        who.organisationNumber(),
        who.address(),
        who.country().name(words.language()),
        who.email().value(),
        words.say("controller.joint"),
        contact(who.dataProtectionOfficer()),
        contact(who.representative()));
  }

  private static @Nullable Contact contact(Controller.@Nullable Contact contact) {
    return contact == null ? null : new Contact(contact.name(), contact.email().value());
  }

  private Processing processing(RecordWords words, TimeLimits limits, Activity activity) {
    return new Processing(
        activity.id().value(),
        activity.purpose().in(words.language()),
        activity.basis().keyword(),
        ground(words, activity),
        activity.persons().stream()
            .sorted()
            .map(p -> new Persons(p.keyword(), words.word("person", p)))
            .toList(),
        activity.categories().stream().sorted().map(c -> data(words, limits, activity, c)).toList(),
        limits.of(activity));
  }

  private static @Nullable String ground(RecordWords words, Activity activity) {
    var obligation = activity.obligation();
    var assessment = activity.assessment();
    return obligation != null
        ? obligation.in(words.language())
        : assessment == null ? null : assessment.interest().in(words.language());
  }

  private Data data(
      RecordWords words, TimeLimits limits, Activity activity, DataCategory category) {
    return new Data(
        category.keyword(),
        words.word("category", category),
        persons(activity, category).map(Person::keyword).toList(),
        limits.of(activity, category));
  }

  /** Those about whom it is really stored; what is only declared could be of any of them. */
  private Stream<Person> persons(Activity activity, DataCategory category) {
    List<Person> stored =
        activity.persons().stream()
            .filter(p -> dataMap.categories(p, activity).contains(category))
            .toList();
    return (stored.isEmpty() ? activity.persons().stream() : stored.stream()).sorted();
  }
}
