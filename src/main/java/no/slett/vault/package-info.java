/**
 * Keys, seals and the places where sealed bytes lie.
 *
 * <p>{@link no.slett.vault.ObjectStore} is one bucket or one folder, {@link no.slett.vault.KeyRing}
 * holds the key of each hiring process and each application, {@link no.slett.vault.DataKey} seals
 * one item. Every feature room may call it, and no other room opens a bucket, a folder of objects
 * or a key. It never asks the database, never decides whether something may be read or erased, and
 * never shows a key or a plaintext in a message.
 */
@NullMarked
package no.slett.vault;

import org.jspecify.annotations.NullMarked;
