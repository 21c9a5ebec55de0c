package no.slett.vault;

import java.time.Instant;

/**
 * One object as a listing shows it.
 *
 * @param size in bytes, of what {@link ObjectStore#get} gives
 * @param lastModified by the store's own clock
 */
public record StoredObject(String key, long size, Instant lastModified) {}
