package no.slett.document.arrival;

import java.nio.file.Path;
import no.slett.document.type.TypeOutcome;
import no.slett.id.DocumentId;
import no.slett.vault.DataKey;

/**
 * One received file, sealed in the spool and not stored yet.
 *
 * @param object where it will be in the object store; what is sealed cannot be moved elsewhere
 * @param sha256 of the plain bytes, lower-case hexadecimal
 */
public record SpooledFile(
    DocumentId id,
    FileKind kind,
    TypeOutcome.Allowed type,
    long size,
    String sha256,
    DataKey key,
    String object,
    Path sealed) {
  /** What the sealed values of its row belong to. */
  public String aad() {
    return "document:" + id;
  }

  /** Never its name: it would end up in a log. */
  @Override
  public String toString() {
    return "SpooledFile[" + id + "]";
  }
}
