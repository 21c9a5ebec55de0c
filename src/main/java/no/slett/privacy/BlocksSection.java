package no.slett.privacy;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.privacy.Blocks.Said;
import no.slett.vault.KeyRing;

/**
 * Tells what is restricted or held, and why. The words about a hold of which the person is not to
 * be told yet are withheld, with the reason for that.
 */
public final class BlocksSection implements AccessSection {
  /** Exemptions from telling that telling here would defeat. */
  private static final Set<String> SECRET = Set.of("endangers-claim", "crime-investigation");

  private final Blocks blocks;

  public BlocksSection(KeyRing keys) {
    this.blocks = new Blocks(keys);
  }

  @Override
  public String name() {
    return "blocks";
  }

  @Override
  public Sealed read(Transaction tx, ApplicationId id) {
    var entries =
        Stream.concat(
                RestrictionRow.all(tx).stream()
                    .filter(row -> row.application().equals(id))
                    .map(row -> restriction(row, blocks.said(tx, id, row.id()))),
                HoldRow.all(tx).stream()
                    .filter(row -> row.application().equals(id))
                    .map(row -> hold(tx, row, id)))
            .toList();
    return () -> entries;
  }

  private static Entry restriction(RestrictionRow row, Optional<Said> said) {
    return said(new Entry().code("block", "restriction"), said)
        .code("ground", row.ground())
        .text("itemId", row.item())
        .at("openedAt", row.openedAt())
        .at("reviewAt", row.reviewAt())
        .at("notifiedAt", row.notifiedAt())
        .at("liftsAt", row.liftsAt())
        .at("liftedAt", row.liftedAt())
        .code("activity", row.activity())
        .text("requestId", row.request())
        .text("id", row.id());
  }

  private Entry hold(Transaction tx, HoldRow row, ApplicationId id) {
    var entry = new Entry().code("block", "hold").code("exemption", row.exemption());
    return said(entry, isSecret(row) ? Optional.empty() : blocks.said(tx, id, row.id()))
        .text("itemId", row.item())
        .at("openedAt", row.openedAt())
        .at("confirmedAt", row.confirmedAt())
        .at("askedUntil", row.askedUntil())
        .at("reviewAt", row.reviewAt())
        .at("releasedAt", row.releasedAt())
        .at("toldAt", row.toldAt())
        .text("id", row.id());
  }

  private static boolean isSecret(HoldRow row) {
    return row.exemption() != null && SECRET.contains(row.exemption());
  }

  private static Entry said(Entry entry, Optional<Said> said) {
    return said.map(
            found -> entry.written("reason", found.reason()).text("matterRef", found.matterRef()))
        .orElse(entry);
  }
}
