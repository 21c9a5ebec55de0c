package no.slett.accountability.record;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import no.slett.basis.Recipient;
import no.slett.id.RecipientId;

/** Who runs what the service sends data to; empty where the controller itself does. */
public record Paths(
    Optional<RecipientId> database, Optional<RecipientId> store, Optional<RecipientId> mail) {
  /** The ways by which a recipient gets data. */
  Set<Path> of(Recipient recipient) {
    var id = recipient.id();
    var paths = EnumSet.noneOf(Path.class);
    database.filter(id::equals).ifPresent(_ -> paths.add(Path.DATABASE));
    store.filter(id::equals).ifPresent(_ -> paths.add(Path.STORE));
    mail.filter(id::equals).ifPresent(_ -> paths.add(Path.MAIL));
    if (recipient.webhook() != null) {
      paths.add(Path.EVENTS);
    }
    if (recipient.handover() != null) {
      paths.add(Path.HANDOVER);
    }
    return paths;
  }
}
