package no.slett.reference;

import no.slett.application.Opener;
import no.slett.http.Json;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.id.RefereeId;
import no.slett.mail.MailAddress;
import no.slett.vault.ApplicationKey;
import no.slett.vault.DataKey;
import no.slett.vault.KeyRing;
import org.jspecify.annotations.Nullable;

/** Who referees are: sealed with a key of their own, which the application's key wraps. */
final class Cards {
  private final KeyRing keys;
  private final Opener opener;
  private final Json json = new Json();

  Cards(KeyRing keys, Opener opener) {
    this.keys = keys;
    this.opener = opener;
  }

  /** Sealed values of a row. */
  record Sealed(byte[] dataKey, byte[] contact, byte @Nullable [] mailboxTag) {}

  Sealed seal(HiringProcessId process, ApplicationId application, RefereeId id, Contact contact) {
    var key = DataKey.random();
    var wrapping = keys.application(process, application);
    return new Sealed(
        wrapping.wrap(key, RefereeRow.aad(id)),
        key.seal(json.write(contact), RefereeRow.aad(id)),
        tag(wrapping, contact));
  }

  /** A changed one, under the key that it has. */
  Sealed sealAgain(RefereeRow row, Contact contact) {
    return new Sealed(
        row.dataKey(),
        key(row).seal(json.write(contact), RefereeRow.aad(row.id())),
        tag(keys.application(row.process(), row.application()), contact));
  }

  /** Null once the referee objected: then nobody knows it any more. */
  @Nullable Contact open(RefereeRow row) {
    if (row.contact().length == 0) {
      return null;
    }
    return json.read(key(row).open(row.contact(), RefereeRow.aad(row.id())), Contact.class);
  }

  private DataKey key(RefereeRow row) {
    return opener.dataKey(
        row.process(), row.application(), row.dataKey(), RefereeRow.aad(row.id()));
  }

  /** By which somebody who objected is known when they are added again. */
  private static byte @Nullable [] tag(ApplicationKey key, Contact contact) {
    var email = contact.email();
    return email == null
        ? null
        : key.mac(
            "referee",
            MailAddress.mailbox(email).getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }
}
