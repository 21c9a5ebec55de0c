package no.slett.vault;

/** Wraps data keys, so that each can be kept in its item's row. */
public sealed interface ItemKey permits ApplicationKey, OwnKey {
  /**
   * The data key's sealed form, 61 bytes, for the item's row.
   *
   * @param aad the item's id: the wrapped key opens only as that item's
   */
  byte[] wrap(DataKey key, String aad);

  /**
   * Opens {@link #wrap}.
   *
   * @throws SealBrokenException when the bytes or the id are others
   */
  DataKey unwrap(byte[] wrapped, String aad);
}
