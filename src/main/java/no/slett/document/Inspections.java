package no.slett.document;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import no.slett.audit.Action;
import no.slett.audit.Audit;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.RowsStep;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.minimisation.NationalIds;
import no.slett.vault.DataKey;
import no.slett.vault.KeyRing;
import no.slett.vault.ObjectStore;

/**
 * Takes documents out of quarantine: scanned, inspected and read elsewhere, then clean with their
 * text, or refused with a reason. Any number of instances share the work.
 */
public final class Inspections {
  private static final System.Logger LOG = System.getLogger(Inspections.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.DOCUMENT, "document");

  /** Longer than one inspection may take; a document whose instance died is taken over then. */
  private static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private final Database database;
  private final KeyRing keys;
  private final ObjectStore objects;
  private final MalwareScanner scanner;
  private final Extractor extractor;
  private final InstantSource systemClock;

  public Inspections(
      Database database,
      KeyRing keys,
      ObjectStore objects,
      MalwareScanner scanner,
      Extractor extractor,
      InstantSource systemClock) {
    this.database = database;
    this.keys = keys;
    this.objects = objects;
    this.scanner = scanner;
    this.extractor = extractor;
    this.systemClock = systemClock;
  }

  /** What erasure does to documents: each kind is a category of its own. */
  public static RowsStep rows() {
    return RowsStep.sql(
        """
        with gone as (delete from document where application_id = any (?::uuid[])
          and not exists (select from survival s
            where s.application_id = document.application_id and document.id = any (s.items))
          returning application_id, kind)
        select application_id, kind as category, count(*) as n from gone group by 1, 2
        """,
        """
        select application_id, id, 'document:' || id as aad, data_key,
            array_remove(array[object, text_object], null) as objects
        from document where application_id = any (?::uuid[])
        """);
  }

  /** Inspects whatever waits; returns how many documents that were. */
  public int sweep() throws InterruptedException {
    var count = 0;
    for (var next = claim(); next.isPresent(); next = claim()) {
      inspect(next.get());
      count++;
    }
    return count;
  }

  private Optional<Quarantined> claim() {
    return database.inTransaction(SCOPE, tx -> Quarantined.claim(tx, systemClock.instant(), LEASE));
  }

  private void inspect(Quarantined document) throws InterruptedException {
    try {
      var key =
          keys.application(document.process(), document.application())
              .unwrap(document.dataKey(), document.aad());
      switch (read(document, key)) {
        case Outcome.Clean clean -> release(document, key, clean);
        case Outcome.Refused(var reason) -> refuse(document, reason);
        case Outcome.Failed(var cause) -> tryAgain(document, cause);
      }
    } catch (IOException | RuntimeException e) {
      tryAgain(document, e.getClass().getSimpleName());
    }
  }

  private Outcome read(Quarantined document, DataKey key) throws IOException, InterruptedException {
    try (var bytes = open(document, key)) {
      var scanned = scanner.scan(bytes, document.size());
      if (scanned instanceof MalwareScanner.Result.Infected) {
        return new Outcome.Refused("malware_signature");
      }
      if (scanned instanceof MalwareScanner.Result.Unavailable) {
        return new Outcome.Failed("scanner unavailable");
      }
    }
    try (var bytes = open(document, key)) {
      return extractor.extract(bytes, document.size(), document.mediaType());
    }
  }

  private InputStream open(Quarantined document, DataKey key) throws IOException {
    return key.opening(objects.get(document.object()), document.object());
  }

  /**
   * The text is stored first: a clean document without its text must never be seen. National
   * identity numbers are masked here, before anybody reads, searches or indexes it (law LB-10).
   */
  private void release(Quarantined document, DataKey key, Outcome.Clean clean) throws IOException {
    var object = document.process() + "/" + document.application() + "/" + UUID.randomUUID();
    var flags = new TreeSet<>(document.flags());
    flags.addAll(clean.flags());
    var masked = NationalIds.masked(clean.text());
    masked.ifPresent(_ -> flags.add(NationalIds.FLAG));
    var text = masked.orElse(clean.text());
    objects.put(object, sealed(key, text, object));
    var kept =
        database.inTransaction(
            SCOPE,
            tx -> {
              if (!document.clean(tx, flags, object)) {
                return false;
              }
              Directory.putText(
                  tx, document.process(), document.application(), document.id(), text);
              audit(tx, document);
              return true;
            });
    if (!kept) {
      objects.delete(java.util.List.of(object)); // erased meanwhile
    }
  }

  private static byte[] sealed(DataKey key, String text, String object) throws IOException {
    var bytes = new java.io.ByteArrayOutputStream();
    try (var out = key.sealing(bytes, object)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private void refuse(Quarantined document, String reason) {
    database.run(
        SCOPE,
        tx -> {
          if (document.refused(tx, reason)) {
            audit(tx, document);
          }
        });
  }

  private void tryAgain(Quarantined document, String cause) {
    LOG.log(Level.WARNING, "document {0} could not be inspected: {1}", document.id(), cause);
    var wait = Duration.ofSeconds(5).multipliedBy(1L << Math.min(document.attempts(), 10));
    var again = systemClock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    database.run(SCOPE, tx -> document.later(tx, again));
  }

  private static void audit(Transaction tx, Quarantined document) {
    Audit.record(
        tx,
        SCOPE,
        Audit.Event.of(
            Action.DOCUMENT_CHECKED, document.process(), document.application(), document.id()));
  }
}
