package no.slett.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.vault.NoSuchObjectException;
import no.slett.vault.ObjectStore;
import no.slett.vault.StoredObject;

/**
 * Signed entries in a store of their own, one object each: {@code entries/{id}}, and the heads of
 * the audit chain: {@code audit/{sequence}}.
 *
 * <p>No order is promised among entries: which of them a restore undid is found by comparing their
 * ids with those that the database knows.
 */
public final class Journal {
  /** The JWS type of an entry. */
  public static final String ENTRY = "slett-entry";

  private static final String ENTRIES = "entries/";
  private static final String HEADS = "audit/";
  private static final String EXPIRED = "expired-before";
  private static final String EXPIRED_TYP = "slett-expired";

  private final ObjectStore store;
  private final SigningKey key;
  private final ObjectMapper json =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Leaves the store open when done with it. */
  public Journal(ObjectStore store, SigningKey key) {
    this.store = store;
    this.key = key;
  }

  /**
   * Writes the entry, durable on return. Writing the same event again changes nothing: the first
   * writing, with its time, stays.
   *
   * @throws IllegalStateException when another event was written under this id
   * @throws ForgedEntryException when something that we did not sign lies under this id
   */
  public void write(JournalEntry entry) {
    var name = ENTRIES + entry.id();
    var payload = bytes(entry);
    var before = store.find(name);
    if (before.isEmpty()) {
      store.put(name, key.sign(payload, ENTRY).getBytes(StandardCharsets.US_ASCII));
    } else if (!verified(entry.id(), before.get()).sameEvent(asRead(entry.id(), payload))) {
      throw new IllegalStateException("another event is journal entry " + entry.id());
    }
  }

  /** As it would come back: a number in a body may change its Java type on the way. */
  private JournalEntry asRead(UUID id, byte[] payload) {
    return named(id, new String(payload, StandardCharsets.UTF_8));
  }

  /**
   * The ids of all entries, from their names only.
   *
   * @throws ForgedEntryException when something lies among them whose name is no id
   */
  public Set<UUID> ids() {
    var ids = new HashSet<UUID>();
    try (var objects = store.list(ENTRIES)) {
      objects.map(Journal::id).forEach(ids::add);
    }
    return ids;
  }

  /** Whether there is no entry at all, which costs one short listing. */
  public boolean isEmpty() {
    try (var objects = store.list(ENTRIES)) {
      return objects.findAny().isEmpty();
    }
  }

  /** The ids of entries that were written before an instant of the store's own clock. */
  public Set<UUID> writtenBefore(Instant before) {
    try (var objects = store.list(ENTRIES)) {
      return objects
          .filter(object -> object.lastModified().isBefore(before))
          .map(Journal::id)
          .collect(Collectors.toSet());
    }
  }

  /**
   * Forgets entries (law BK-2): how far back the journal remembers is written down first, so that a
   * database from before that is never taken for one that lost nothing.
   */
  public void expire(Instant before, Set<UUID> ids) {
    var payload = "{\"before\":\"" + before + "\"}";
    store.put(
        EXPIRED,
        key.sign(payload.getBytes(StandardCharsets.UTF_8), EXPIRED_TYP)
            .getBytes(StandardCharsets.US_ASCII));
    store.delete(ids.stream().map(id -> ENTRIES + id).toList());
  }

  /**
   * Entries written before this are gone; empty as long as none is.
   *
   * @throws ForgedEntryException when what says so is not signed by us
   */
  public Optional<Instant> expiredBefore() {
    return store.find(EXPIRED).map(this::expired);
  }

  private Instant expired(byte[] bytes) {
    if (key.verify(text(bytes)) instanceof Signature.Verified(var payload, var typ, _)
        && typ.equals(EXPIRED_TYP)) {
      try {
        return Instant.parse(json.readTree(payload).path("before").asText());
      } catch (JsonProcessingException | DateTimeParseException e) {
        // signed by us, but not as this
      }
    }
    throw new ForgedEntryException(EXPIRED);
  }

  /**
   * One entry, checked.
   *
   * @throws ForgedEntryException when its signature, its id or its shape is not ours
   * @throws NoSuchObjectException when there is none
   */
  public JournalEntry read(UUID id) {
    var name = ENTRIES + id;
    return verified(id, store.find(name).orElseThrow(() -> new NoSuchObjectException(name)));
  }

  /** All entries, each checked as it is read. */
  public Stream<JournalEntry> entries() {
    return store.list(ENTRIES).map(Journal::id).map(this::read);
  }

  /** Keeps a signed head of the audit chain, durable on return. */
  public void putHead(AuditHead head) {
    store.put(headName(head.sequence()), head.jws().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The newest head at or after the given sequence number, which keeps the listing short when the
   * database already knows of a head. Its signature is for the caller to check.
   *
   * @throws ForgedEntryException when the newest name among them is no number
   */
  public Optional<AuditHead> lastHead(long from) {
    var after = from <= 0 ? "" : headName(from - 1);
    try (var heads = store.list(HEADS, after)) {
      return heads.map(StoredObject::key).reduce((_, last) -> last).flatMap(this::named);
    }
  }

  /** One head of the audit chain. Its signature is for the caller to check. */
  public Optional<AuditHead> head(long sequence) {
    return named(headName(sequence));
  }

  private Optional<AuditHead> named(String name) {
    try {
      var sequence = Long.parseLong(name.substring(HEADS.length()));
      return store.find(name).map(bytes -> new AuditHead(sequence, text(bytes)));
    } catch (IllegalArgumentException e) {
      throw new ForgedEntryException(name);
    }
  }

  private JournalEntry verified(UUID id, byte[] bytes) {
    if (key.verify(text(bytes)) instanceof Signature.Verified(var payload, var typ, _)
        && typ.equals(ENTRY)) {
      return named(id, payload);
    }
    throw new ForgedEntryException(id.toString());
  }

  /** The name is checked too: else an entry could be copied to another's place. */
  private JournalEntry named(UUID id, String payload) {
    try {
      var entry = json.readValue(payload, JournalEntry.class);
      if (entry.id().equals(id)) {
        return entry;
      }
    } catch (JsonProcessingException e) {
      // signed by us, but not as an entry: no better than a forgery
    }
    throw new ForgedEntryException(id.toString());
  }

  private byte[] bytes(JournalEntry entry) {
    try {
      return json.writeValueAsBytes(entry);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an entry is always JSON", e);
    }
  }

  private static UUID id(StoredObject object) {
    var name = object.key().substring(ENTRIES.length());
    try {
      var id = UUID.fromString(name);
      if (id.toString().equals(name)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // not an id at all
    }
    throw new ForgedEntryException(object.key());
  }

  /** Nineteen digits, so that names sort as numbers do. */
  private static String headName(long sequence) {
    return HEADS + String.format(Locale.ROOT, "%019d", sequence);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
