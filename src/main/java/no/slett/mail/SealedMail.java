package no.slett.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;
import no.slett.vault.DataKey;
import no.slett.vault.ItemKey;
import org.jspecify.annotations.Nullable;

/**
 * A mail at rest: its JSON, sealed with a data key of its own, which the application's key wraps,
 * or the mail's own key when it is about no application.
 *
 * <p>A mail to the controller's own mailbox has no data key, and its bytes are the plain JSON: it
 * holds no personal data.
 *
 * @param dataKey wrapped; null when the bytes are plain
 */
record SealedMail(byte @Nullable [] dataKey, byte[] bytes) {
  private static final ObjectMapper JSON = new JsonMapper();

  static SealedMail seal(Mail mail, ItemKey key) {
    var dataKey = DataKey.random();
    var aad = aad(mail.id());
    return new SealedMail(key.wrap(dataKey, aad), dataKey.seal(json(mail), aad));
  }

  static SealedMail plain(Mail mail) {
    return new SealedMail(null, json(mail));
  }

  /**
   * The mail again.
   *
   * @param key asked only when the mail is sealed
   * @throws no.slett.vault.SealBrokenException when these are not its bytes
   */
  Mail open(UUID id, Supplier<? extends ItemKey> key) {
    if (dataKey == null) {
      return read(id, bytes);
    }
    return read(id, key.get().unwrap(dataKey, aad(id)).open(bytes, aad(id)));
  }

  private static String aad(UUID mail) {
    return "mail:" + mail;
  }

  private static byte[] json(Mail mail) {
    try {
      return JSON.writeValueAsBytes(mail);
    } catch (IOException e) {
      // without its cause, which may quote the mail
      throw new IllegalStateException("mail " + mail.id() + " cannot be written");
    }
  }

  private static Mail read(UUID id, byte[] json) {
    try {
      return JSON.readValue(json, Mail.class);
    } catch (IOException e) {
      throw new IllegalStateException("mail " + id + " cannot be read");
    }
  }
}
