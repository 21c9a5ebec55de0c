package no.slett.basis;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.slett.mail.MailAddress;
import no.slett.settings.Problems;
import no.slett.settings.SettingsFile;
import no.slett.settings.SettingsNode;

/** The controller's own file: who it is ({@code controller}) and whom it shares with. */
public record ControllerFile(Controller controller, List<Recipient> recipients) {
  public ControllerFile {
    recipients = List.copyOf(recipients);
  }

  /**
   * Reads the file at a path.
   *
   * @throws no.slett.settings.InvalidSettings with one line per problem
   */
  public static ControllerFile load(Path path) {
    return read(SettingsFile.at(path));
  }

  /**
   * Reads the file.
   *
   * @throws no.slett.settings.InvalidSettings with one line per problem
   */
  public static ControllerFile read(SettingsFile file) {
    var problems = new Problems();
    var root = file.root(problems).only("controller", "recipients");
    var controller = root.mapping("controller").flatMap(ControllerFile::controller);
    var recipients = new ArrayList<Recipient>();
    root.list("recipients").forEach(r -> recipient(r).ifPresent(recipients::add));
    problems.orThrow();
    return new ControllerFile(controller.orElseThrow(), recipients);
  }

  private static Optional<Controller> controller(SettingsNode node) {
    node.only(
        "name",
        "organisationNumber",
        "address",
        "email",
        "country",
        "dataProtectionOfficer",
        "representative");
    var name = node.text("name");
    var number = node.text("organisationNumber");
    var address = node.text("address");
    var email = sound(node, node.text("email"), MailAddress::new);
    var country = sound(node, node.text("country"), Country::new);
    var officer = node.optionalMapping("dataProtectionOfficer").flatMap(ControllerFile::contact);
    var representative = node.optionalMapping("representative").flatMap(ControllerFile::contact);
    if (name.isEmpty() || number.isEmpty() || address.isEmpty() || email.isEmpty()) {
      return Optional.empty();
    }
    return sound(
        node,
        country,
        c ->
            new Controller(
                name.get(),
                number.get(),
                address.get(),
                email.get(),
                c,
                officer.orElse(null),
                representative.orElse(null)));
  }

  private static Optional<Controller.Contact> contact(SettingsNode node) {
    node.only("name", "email");
    var name = node.text("name");
    var email = sound(node, node.text("email"), MailAddress::new);
    return name.flatMap(n -> email.map(e -> new Controller.Contact(n, e)));
  }

  private static Optional<Recipient> recipient(SettingsNode node) {
    node.only("name", "role", "category", "country", "transferBasis");
    var name = node.text("name");
    var role = node.word("role", Recipient.Role.class);
    var category = node.translated("category");
    var country = sound(node, node.text("country"), Country::new);
    var transfer = node.words("transferBasis", Recipient.Transfer.class).stream().findFirst();
    if (name.isEmpty() || role.isEmpty() || category.isEmpty()) {
      return Optional.empty();
    }
    return sound(
        node,
        country,
        c -> new Recipient(name.get(), role.get(), category.get(), c, transfer.orElse(null)));
  }

  /** Makes a value that refuses bad input; its refusal becomes a problem of the mapping. */
  private static <A, B> Optional<B> sound(
      SettingsNode node, Optional<A> from, Function<A, B> maker) {
    try {
      return from.map(maker);
    } catch (IllegalArgumentException e) {
      node.problem(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
