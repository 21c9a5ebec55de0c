package no.slett.intake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import no.slett.application.EmailTag;
import no.slett.application.SealedApplication;
import no.slett.basis.ClaimsDefence;
import no.slett.database.Actor;
import no.slett.database.Database;
import no.slett.database.DatabaseException;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.document.arrival.FileReader;
import no.slett.document.arrival.Spool;
import no.slett.document.type.TypeCheck;
import no.slett.hiring.HiringProcess;
import no.slett.hiring.HiringProcesses;
import no.slett.hiring.ProcessActivity;
import no.slett.hiring.Retention;
import no.slett.hiring.Status;
import no.slett.http.Json;
import no.slett.http.MultipartReader;
import no.slett.http.ProblemType;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.vault.DataKey;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;
import no.slett.webhook.Notifications;

/**
 * Takes one application in (promise 2: received means kept).
 *
 * <p>Parts are sealed into the spool while they arrive, then stored, then committed; the receipt
 * comes last. Whatever fails before the commit leaves nothing that opens.
 */
public final class Reception implements AutoCloseable {
  private final Database database;
  private final KeyRing keys;
  private final IntakeSettings settings;
  private final TypeCheck types;
  private final Json json;
  private final Spool spool;
  private final ObjectWriter writer;
  private final Commit commit;
  private final ProcessActivity activity;
  private final Consumer<IntakeStep> steps;

  /**
   * Takes the parts.
   *
   * @param claims what new applications are kept for besides, where it is
   * @param steps told of each step that is done, for tests that stop the service there
   */
  public Reception(
      Database database,
      KeyRing keys,
      ObjectStore objects,
      ObjectStore keyStore,
      IntakeSettings settings,
      Spool spool,
      Retention retention,
      Optional<ClaimsDefence> claims,
      TypeCheck types,
      IntakeMail mail,
      Notifications notifications,
      ProcessActivity activity,
      Consumer<IntakeStep> steps) {
    this.database = database;
    this.keys = keys;
    this.settings = settings;
    this.types = types;
    this.json = new Json();
    this.spool = spool;
    this.writer = new ObjectWriter(objects, keyStore, keys);
    this.commit = new Commit(json, retention, claims, mail, notifications);
    this.activity = activity;
    this.steps = steps;
  }

  /** Who sends the application. */
  public sealed interface Sender {
    /** Somebody at a browser, whom nobody knows. */
    record Browser() implements Sender {}

    /** The machine client of a careers site. */
    record Client(String id) implements Sender {}

    /** The name under which idempotency keys are kept apart. */
    default Optional<String> client() {
      return this instanceof Client(var id) ? Optional.of(id) : Optional.empty();
    }

    /** Who the audit log names. */
    default Actor actor() {
      return this instanceof Client(var id) ? new Actor(id, "careers-site") : Actor.anonymous();
    }
  }

  /**
   * Receives an application, or finds that it was received already.
   *
   * @throws no.slett.http.ProblemException for whatever the sender can do something about
   */
  public Receipt receive(
      Sender sender,
      HiringProcessId processId,
      Optional<String> idempotencyKey,
      MultipartReader body)
      throws Exception {
    var process = open(sender, processId);
    var application = ApplicationId.random();
    try (var place = spool.open(application.toString())) {
      var folder = processId + "/" + application + "/";
      var reader = new FileReader(types, settings.maxApplication(), folder, place);
      var upload = new UploadReader(settings, json, reader).read(body);
      var arrival = arrival(sender, process, application, idempotencyKey, upload);
      steps.accept(IntakeStep.SPOOLED);
      return store(arrival, place);
    }
  }

  @Override
  public void close() {
    writer.close();
  }

  private HiringProcess open(Sender sender, HiringProcessId id) {
    return database.inTransaction(
        Scope.of(Purpose.PUBLIC, sender.actor()),
        tx -> {
          var process =
              HiringProcesses.find(tx, id)
                  .orElseThrow(
                      () -> ProblemType.NOT_FOUND.because("There is no such hiring process."));
          demandOpen(process, tx.instant());
          return process;
        });
  }

  /** Open, and before its deadline. */
  static void demandOpen(HiringProcess process, Instant at) {
    switch (process.status(at)) {
      case CLOSING, CLOSED, PURGED ->
          throw ProblemType.PROCESS_CLOSED.because("Applications are no longer received.");
      case DRAFT, DECIDED ->
          throw ProblemType.WRONG_STATE.because(
              "The process is " + process.status(at).wire() + ", not " + Status.OPEN.wire() + ".");
      case OPEN -> {}
    }
    var deadline = process.deadline();
    if (deadline != null && !at.isBefore(deadline)) {
      throw ProblemType.DEADLINE_PASSED.because("The deadline has passed.");
    }
  }

  private Arrival arrival(
      Sender sender,
      HiringProcess process,
      ApplicationId application,
      Optional<String> idempotencyKey,
      Upload upload) {
    var processKey = keys.process(process.id());
    return new Arrival(
        sender,
        process,
        application,
        upload,
        DataKey.random(),
        process.id() + "/" + application + "/" + UUID.randomUUID(),
        EmailTag.of(processKey, upload.form().email()),
        Tags.idempotency(processKey, sender.client(), idempotencyKey));
  }

  private Receipt repeated(Arrival arrival, Commit.Repeated repeated) {
    var key = keys.application(arrival.process().id(), repeated.application());
    var fingerprint = Tags.fingerprint(key, arrival.upload());
    if (!Arrays.equals(fingerprint, repeated.kept().fingerprint())) {
      throw ProblemType.IDEMPOTENCY_KEY_REUSED.because(
          "This Idempotency-Key came with other content before. Use a new one.");
    }
    var aad = SealedApplication.aad(repeated.application());
    var sealed = key.unwrap(repeated.kept().dataKey(), aad).open(repeated.kept().receipt(), aad);
    return json.read(sealed, Receipt.class);
  }

  private Receipt store(Arrival arrival, Spool.Place place)
      throws InterruptedException, IOException {
    var writing =
        writer.start(arrival.process().id(), arrival.application(), objects(arrival, place));
    var outcome = Optional.<Commit.Outcome>empty();
    try {
      var key = writing.awaitKey();
      steps.accept(IntakeStep.KEY_STORED);
      writing.awaitObjects();
      steps.accept(IntakeStep.OBJECTS_STORED);
      outcome =
          Optional.of(database.inTransaction(arrival.scope(), tx -> commit.make(tx, arrival, key)));
    } catch (DatabaseException.Unavailable unknown) {
      // It may have been committed: only the sweep for orphans can tell, later.
      throw unknown;
    } catch (RuntimeException | InterruptedException e) {
      undo(arrival, writing, e);
      throw e;
    }
    return switch (outcome.orElseThrow()) {
      case Commit.Received(var receipt) -> {
        steps.accept(IntakeStep.COMMITTED);
        activity.touched(arrival.process().id());
        yield receipt;
      }
      case Commit.Repeated repeated -> {
        writer.undo(arrival.process().id(), arrival.application(), writing);
        yield repeated(arrival, repeated);
      }
    };
  }

  /** Every object by its name; the form is sealed into the spool for that. */
  private static Map<String, Path> objects(Arrival arrival, Spool.Place place) throws IOException {
    var objects = new HashMap<String, Path>();
    arrival.upload().files().forEach(file -> objects.put(file.object(), file.sealed()));
    var form = place.file("form");
    var sealed = arrival.key().seal(arrival.upload().formBytes(), arrival.formObject());
    objects.put(arrival.formObject(), Files.write(form, sealed));
    return objects;
  }

  private void undo(Arrival arrival, ObjectWriter.Writing writing, Exception first) {
    try {
      writer.undo(arrival.process().id(), arrival.application(), writing);
    } catch (RuntimeException alsoFailed) {
      first.addSuppressed(alsoFailed);
    }
  }
}
