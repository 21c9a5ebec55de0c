package no.slett.handover;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import org.jspecify.annotations.Nullable;

/** Tells somebody hired what was handed over or exported, or why not. */
public final class HandoverSection implements AccessSection {
  private final Opener opener;

  public HandoverSection(Opener opener) {
    this.opener = opener;
  }

  @Override
  public String name() {
    return "handover";
  }

  private record Met(Duty duty, String metBy, Instant metAt, byte @Nullable [] reason) {
    static Met read(Row row) {
      return new Met(
          Duty.of(row.text("duty")),
          row.text("met_by"),
          row.instant("met_at"),
          row.bytesOrNull("reason"));
    }
  }

  @Override
  public Sealed read(Transaction tx, ApplicationId id) {
    var application = SealedApplication.find(tx, id);
    var met =
        tx.list(
            "select duty, met_by, met_at, reason from handover where application_id = ? order by"
                + " duty",
            Met::read,
            id);
    return () ->
        application.stream().flatMap(found -> met.stream().map(one -> open(found, one))).toList();
  }

  private Entry open(SealedApplication application, Met met) {
    var entry =
        new Entry()
            .code("duty", met.duty().wire())
            .code("metBy", met.metBy())
            .at("metAt", met.metAt());
    var reason = met.reason();
    return reason == null
        ? entry
        : entry.written("reason", opened(application, met.duty(), reason));
  }

  private String opened(SealedApplication application, Duty duty, byte[] reason) {
    var aad = HandoverRows.aad(application.id(), duty);
    return new String(opener.dataKey(application).open(reason, aad), StandardCharsets.UTF_8);
  }
}
