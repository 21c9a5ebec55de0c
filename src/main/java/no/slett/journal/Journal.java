package no.slett.journal;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.slett.vault.NoSuchObjectException;
import no.slett.vault.ObjectStore;
import no.slett.vault.StoredObject;

/**
 * Signed entries in a store of their own, one object each: {@code entries/{day}/{id}}; the digests
 * of closed days: {@code closed-days}; and the heads of the audit chain: {@code audit/{sequence}}.
 *
 * <p>No order is promised among entries: which of them a restore undid is found by comparing their
 * ids with those that the database knows.
 */
public final class Journal {
  /** The JWS type of an entry. */
  public static final String ENTRY = "slett-entry";

  private static final String HEADS = "audit/";
  private static final String EXPIRED = "expired-before";
  private static final String EXPIRED_TYP = "slett-expired";
  private static final String CLOSED = "closed-days";
  private static final String CLOSED_TYP = "slett-closed-days";

  private final ObjectStore store;
  private final SignedObjects signed;

  private record Expired(LocalDate before) {}

  private record Closed(SortedMap<LocalDate, DayDigest> days) {}

  /** Leaves the store open when done with it. */
  public Journal(ObjectStore store, SigningKey key) {
    this.store = store;
    this.signed = new SignedObjects(store, key);
  }

  /**
   * Writes the entry, durable on return. Writing the same event again changes nothing: the first
   * writing, with its time, stays.
   *
   * @throws IllegalStateException when another event was written under this name
   * @throws ForgedEntryException when something that we did not sign lies under this name
   */
  public void write(JournalEntry entry) {
    var name = EntryName.of(entry);
    var before = find(name);
    if (before.isEmpty()) {
      signed.put(name.key(), ENTRY, entry);
    } else if (!before.get().sameEvent(signed.asRead(name.key(), entry, JournalEntry.class))) {
      throw new IllegalStateException("another event is journal entry " + entry.id());
    }
  }

  /**
   * One entry, checked.
   *
   * @throws ForgedEntryException when its signature, its name or its shape is not ours
   * @throws NoSuchObjectException when there is none
   */
  public JournalEntry read(EntryName name) {
    return find(name).orElseThrow(() -> new NoSuchObjectException(name.key()));
  }

  /** The name is checked too: else an entry could be copied to another's place. */
  private Optional<JournalEntry> find(EntryName name) {
    var found = signed.find(name.key(), ENTRY, JournalEntry.class);
    if (found.isPresent() && !EntryName.of(found.get()).equals(name)) {
      throw new ForgedEntryException(name.key());
    }
    return found;
  }

  /**
   * The names of all entries of these days, which costs a listing of them and no more.
   *
   * @throws EarlierLayoutException when one has the name that an earlier version gave it
   * @throws ForgedEntryException when something lies among them whose name is none
   */
  Set<EntryName> names(Span span) {
    var names = new HashSet<EntryName>();
    try (var objects = store.list(EntryName.FOLDER, EntryName.FOLDER + span.first())) {
      objects
          .map(object -> EntryName.parse(object.key()))
          .takeWhile(name -> !name.day().isAfter(span.last()))
          .forEach(names::add);
    }
    return names;
  }

  /** Whether there is no entry at all, which costs one short listing. */
  public boolean isEmpty() {
    try (var objects = store.list(EntryName.FOLDER)) {
      return objects.findAny().isEmpty();
    }
  }

  /** All entries, each checked as it is read. */
  public Stream<JournalEntry> entries() {
    return store.list(EntryName.FOLDER).map(object -> read(EntryName.parse(object.key())));
  }

  /**
   * The digests of days that were compared in full once and get no more entries. They only save a
   * listing: a day that is not among them is listed.
   *
   * @throws ForgedEntryException when what says so is not signed by us
   */
  SortedMap<LocalDate, DayDigest> closedDays() {
    return signed.find(CLOSED, CLOSED_TYP, Closed.class).map(Closed::days).orElseGet(TreeMap::new);
  }

  /** Keeps the digests of closed days, in place of those before. */
  void putClosedDays(SortedMap<LocalDate, DayDigest> days) {
    signed.put(CLOSED, CLOSED_TYP, new Closed(days));
  }

  /**
   * Forgets whole days with their digests (law BK-2). How far back the journal remembers is written
   * down first, so that a database from before that is never taken for one that lost nothing.
   *
   * @param before the first day that it remembers
   * @param days all of them before that one
   */
  public void expire(LocalDate before, Collection<LocalDate> days) {
    signed.put(EXPIRED, EXPIRED_TYP, new Expired(before));
    putClosedDays(new TreeMap<>(closedDays().tailMap(before)));
    store.deletePrefixes(days.stream().map(EntryName::folder).toList());
  }

  /**
   * The first day that is remembered; empty as long as nothing was forgotten.
   *
   * @throws ForgedEntryException when what says so is not signed by us
   */
  public Optional<LocalDate> expiredBefore() {
    return signed.find(EXPIRED, EXPIRED_TYP, Expired.class).map(Expired::before);
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
      return store
          .find(name)
          .map(bytes -> new AuditHead(sequence, new String(bytes, StandardCharsets.US_ASCII)));
    } catch (IllegalArgumentException e) {
      throw new ForgedEntryException(name);
    }
  }

  /** Nineteen digits, so that names sort as numbers do. */
  private static String headName(long sequence) {
    return HEADS + String.format(Locale.ROOT, "%019d", sequence);
  }
}
