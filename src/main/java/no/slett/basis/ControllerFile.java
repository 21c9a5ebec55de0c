package no.slett.basis;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import no.slett.id.RecipientId;
import no.slett.mail.MailAddress;
import no.slett.settings.InvalidSettings;
import no.slett.settings.Problems;
import no.slett.settings.SettingsFile;
import no.slett.settings.SettingsNode;

/** The controller's own file: who it is ({@code controller}) and whom it shares with. */
public record ControllerFile(Controller controller, List<Recipient> recipients) {
  public ControllerFile {
    recipients = List.copyOf(recipients);
  }

  /**
   * Asks that whoever works for us is declared, under a contract (Art. 28, law AK-2), and counts
   * already.
   *
   * @param key the setting that names it
   * @throws InvalidSettings when it is not declared, or as no processor, or from a day ahead
   */
  public void demandProcessor(String key, RecipientId id, Instant now) {
    var declared = recipients.stream().filter(r -> r.id().equals(id)).findFirst();
    if (declared.isEmpty()) {
      throw new InvalidSettings(
          List.of(key + ": the controller's file declares no recipient '" + id + "'"));
    }
    if (declared.get().role() != Recipient.Role.PROCESSOR) {
      throw new InvalidSettings(List.of(key + ": recipient '" + id + "' is no processor"));
    }
    if (declared.get().startsAt().filter(now::isBefore).isPresent()) {
      throw new InvalidSettings(
          List.of(
              "%s: '%s' gets nothing before %s: keep the present one until then"
                  .formatted(key, id, declared.get().from())));
    }
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
    var recipients = new RecipientReader().read(root.list("recipients"));
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
    var email = node.sound(node.text("email"), MailAddress::new);
    var country = node.sound(node.text("country"), Country::new);
    var officer = node.optionalMapping("dataProtectionOfficer").flatMap(ControllerFile::contact);
    var representative = node.optionalMapping("representative").flatMap(ControllerFile::contact);
    if (name.isEmpty() || number.isEmpty() || address.isEmpty() || email.isEmpty()) {
      return Optional.empty();
    }
    return node.sound(
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
    var email = node.sound(node.text("email"), MailAddress::new);
    return name.flatMap(n -> email.map(e -> new Controller.Contact(n, e)));
  }
}
