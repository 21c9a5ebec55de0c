package no.slett.basis;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.slett.id.RecipientId;
import no.slett.settings.SettingsNode;

/** Reads the recipients of the controller's file. */
final class RecipientReader {
  private final Set<RecipientId> ids = new HashSet<>();
  private boolean hasHandover;

  /** Those that are sound; what is wrong with the others is noted. */
  List<Recipient> read(List<SettingsNode> nodes) {
    return nodes.stream().flatMap(node -> recipient(node).stream()).toList();
  }

  private Optional<Recipient> recipient(SettingsNode node) {
    node.only(
        "id",
        "name",
        "role",
        "category",
        "country",
        "transferBasis",
        "contract",
        "subProcessors",
        "erasesWithin",
        "webhook",
        "handover",
        "from");
    var id = node.sound(node.text("id"), RecipientId::new).filter(i -> isNew(node, i));
    var name = node.text("name");
    var role = node.word("role", Recipient.Role.class);
    var category = node.translated("category");
    var country = node.sound(node.text("country"), Country::new);
    var transfer = transfer(node);
    var contract = contract(node);
    var erases = node.optionalPeriod("erasesWithin");
    var webhook = node.optionalMapping("webhook").flatMap(RecipientReader::webhook);
    var handover = node.optionalMapping("handover").flatMap(this::handover);
    var from = node.optionalDate("from");
    if (id.isEmpty() || name.isEmpty() || role.isEmpty() || category.isEmpty()) {
      return Optional.empty();
    }
    return node.sound(
        country,
        c ->
            new Recipient(
                id.get(),
                name.get(),
                role.get(),
                category.get(),
                c,
                transfer.orElse(null),
                contract.orElse(null),
                erases.orElse(null),
                webhook.orElse(null),
                handover.orElse(null),
                from.orElse(null)));
  }

  private boolean isNew(SettingsNode node, RecipientId id) {
    var isNew = ids.add(id);
    if (!isNew) {
      node.problem("id " + id + " is another recipient's already");
    }
    return isNew;
  }

  private static Optional<Recipient.Transfer> transfer(SettingsNode node) {
    return node.words("transferBasis", Recipient.Transfer.class).stream().findFirst();
  }

  private static Optional<Recipient.Contract> contract(SettingsNode node) {
    var others =
        node.list("subProcessors").stream().flatMap(n -> subProcessor(n).stream()).toList();
    var reference = node.optionalText("contract");
    if (reference.isEmpty() && node.has("subProcessors")) {
      node.problem("subProcessors belong to a contract");
    }
    return node.sound(reference, r -> new Recipient.Contract(r, others));
  }

  private static Optional<Recipient.SubProcessor> subProcessor(SettingsNode node) {
    node.only("name", "country", "transferBasis");
    var name = node.text("name");
    var country = node.sound(node.text("country"), Country::new);
    var transfer = transfer(node).orElse(null);
    return name.flatMap(n -> node.sound(country, c -> new Recipient.SubProcessor(n, c, transfer)));
  }

  private Optional<HandoverPoint> handover(SettingsNode node) {
    node.only("url", "secretFile");
    var url = node.sound(node.text("url"), URI::create);
    var file = node.sound(node.text("secretFile"), Path::of);
    var point = file.flatMap(f -> node.sound(url, u -> new HandoverPoint(u, f)));
    if (hasHandover) {
      node.problem("another recipient takes in whoever was hired");
    }
    hasHandover = true;
    return point;
  }

  private static Optional<Webhook> webhook(SettingsNode node) {
    node.only("url", "secretFile", "events");
    var url = node.sound(node.text("url"), URI::create);
    var file = node.sound(node.text("secretFile"), Path::of);
    var events = node.words("events", Webhook.Event.class);
    return file.flatMap(f -> node.sound(url, u -> new Webhook(u, f, events)));
  }
}
