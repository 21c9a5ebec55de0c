package no.slett.application;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import no.slett.http.Json;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.vault.DataKey;
import no.slett.vault.KeyRing;
import no.slett.vault.NoSuchObjectException;
import no.slett.vault.ObjectStore;
import org.jspecify.annotations.Nullable;

/** Opens what is sealed of an application that the caller was shown by the database. */
public final class Opener {
  private final KeyRing keys;
  private final ObjectStore objects;
  private final Json json = new Json();

  public Opener(KeyRing keys, ObjectStore objects) {
    this.keys = keys;
    this.objects = objects;
  }

  /**
   * The data key of an item, whose wrapped form its row holds.
   *
   * @throws no.slett.vault.KeyMissingException when the application's key is gone
   */
  public DataKey dataKey(
      HiringProcessId process, ApplicationId application, byte[] wrapped, String aad) {
    return keys.item(process, application, wrapped, aad);
  }

  /** Who applied. */
  public Profile profile(SealedApplication application) {
    var plain =
        dataKey(application).open(application.profile(), SealedApplication.aad(application.id()));
    return json.read(plain, Profile.class);
  }

  /** What the applicant wrote. */
  public Form form(SealedApplication application) {
    var name = application.formObject();
    var sealed = objects.find(name).orElseThrow(() -> new NoSuchObjectException(name));
    return json.read(dataKey(application).open(sealed, name), Form.class);
  }

  /** What a document was called. */
  public DocumentName name(SealedApplication application, DocumentRows.SealedDocument document) {
    var plain = dataKey(application, document).open(document.name(), document.aad());
    return json.read(plain, DocumentName.class);
  }

  /** The words of a note. */
  public String note(SealedApplication application, NoteRows.SealedNote note) {
    var name = note.object();
    var sealed = objects.find(name).orElseThrow(() -> new NoSuchObjectException(name));
    var key = dataKey(application.process(), application.id(), note.dataKey(), note.aad());
    return new String(key.open(sealed, name), StandardCharsets.UTF_8);
  }

  /** The words of a statement. */
  public String statement(SealedApplication application, StatementRows.SealedStatement statement) {
    var key =
        dataKey(application.process(), application.id(), statement.dataKey(), statement.aad());
    return new String(key.open(statement.sealed(), statement.aad()), StandardCharsets.UTF_8);
  }

  /** The key that seals a document and its row. */
  public DataKey dataKey(SealedApplication application, DocumentRows.SealedDocument document) {
    return dataKey(application.process(), application.id(), document.dataKey(), document.aad());
  }

  /** The comment on a decision. */
  public @Nullable String comment(SealedApplication application) {
    var decision = application.decision();
    if (decision == null || decision.comment() == null) {
      return null;
    }
    var aad = SealedApplication.aad(application.id());
    return new String(dataKey(application).open(decision.comment(), aad), StandardCharsets.UTF_8);
  }

  /** The plain bytes of a sealed object; to be closed. */
  public InputStream object(DataKey key, String name) throws IOException {
    return key.opening(objects.get(name), name);
  }

  /** The key that seals an application's row. */
  public DataKey dataKey(SealedApplication application) {
    return dataKey(
        application.process(),
        application.id(),
        application.dataKey(),
        SealedApplication.aad(application.id()));
  }
}
