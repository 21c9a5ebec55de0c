package no.slett.intake;

import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.database.Transaction;
import no.slett.http.Json;
import no.slett.id.ApplicationId;

/** Tells the receipt that the person was given. */
public final class ReceiptSection implements AccessSection {
  private final Opener opener;
  private final Json json = new Json();

  public ReceiptSection(Opener opener) {
    this.opener = opener;
  }

  @Override
  public String name() {
    return "receipt";
  }

  @Override
  public Sealed read(Transaction tx, ApplicationId id) {
    var application = SealedApplication.find(tx, id).filter(SealedApplication::hasForm);
    var receipt =
        tx.first("select receipt from application where id = ?", row -> row.bytes("receipt"), id);
    return () ->
        application.flatMap(found -> receipt.map(kept -> open(found, kept))).stream().toList();
  }

  private Entry open(SealedApplication application, byte[] sealed) {
    var plain = opener.dataKey(application).open(sealed, SealedApplication.aad(application.id()));
    var receipt = json.read(plain, Receipt.class);
    return new Entry()
        .text("receiptCode", receipt.receiptCode())
        .at("receivedAt", receipt.receivedAt())
        .text("noticeVersion", receipt.noticeVersion())
        .code("rule", receipt.erasure().rule())
        .at("latest", receipt.erasure().latest());
  }
}
