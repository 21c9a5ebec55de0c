package no.slett.rights.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import no.slett.database.Transaction;
import no.slett.rights.RequestType;
import no.slett.rights.Requests;
import no.slett.rights.Restricting;

/**
 * What a decision does, beyond its letter. Each right has its line here; what a person may do by
 * themselves, such as reading their copy, needs none.
 */
final class Effects {
  private final Requests requests;

  Effects(Requests requests) {
    this.requests = requests;
  }

  /** In the transaction of the answer; the journal entries are to be carried out after it. */
  List<UUID> carry(Transaction tx, Dossier dossier, Decision decision, List<About> about) {
    if (dossier.request().type() == RequestType.OBJECTION) {
      return requests.objecting().decide(tx, dossier.request().id(), decision.grants());
    }
    if (!decision.grants()) {
      return List.of();
    }
    return switch (dossier.request().type()) {
      case ERASURE -> erase(tx, dossier, decision, about);
      case RESTRICTION -> restrict(tx, dossier, about);
      case ACCESS, PORTABILITY, RECTIFICATION, OBJECTION, COMPLAINT -> List.of();
    };
  }

  /** A part that is refused for a claim is kept by its hold; the rest goes (law ER-2). */
  private List<UUID> erase(Transaction tx, Dossier dossier, Decision decision, List<About> about) {
    var entries = new ArrayList<UUID>();
    about.stream()
        .filter(one -> !mustStay(one, decision))
        .forEach(
            one ->
                requests.withdraw(tx, dossier.scope(), one.application()).ifPresent(entries::add));
    return entries;
  }

  private static boolean mustStay(About about, Decision decision) {
    var parts = about.parts().stream().map(part -> part.id().toString()).toList();
    return decision.list().stream()
        .filter(item -> item.isRefused() && parts.contains(item.item()))
        .anyMatch(item -> item.holdId() == null);
  }

  private static List<UUID> restrict(Transaction tx, Dossier dossier, List<About> about) {
    var ground = dossier.request().ground();
    return about.stream()
        .flatMap(
            one -> Restricting.intend(tx, dossier.scope(), one.application().id(), ground).stream())
        .toList();
  }
}
