package no.slett.basis;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import no.slett.basis.NoticePage.Passage;

/** Who is responsible, and who else gets data, in which countries. */
record NoticeSharing(NoticeWords words, ControllerFile file) {
  List<Passage> controller() {
    return List.of(
        NoticeWriter.passage(NoticeItem.CONTROLLER, identity()),
        NoticeWriter.passage(NoticeItem.DATA_PROTECTION_OFFICER, officer()));
  }

  private Block[] identity() {
    var controller = file.controller();
    var identity =
        words.paragraph(
            "controller.identity",
            Map.of(
                "name", controller.name(),
                "number", controller.organisationNumber(),
                "address", controller.address(),
                "country", controller.country().name(words.language()),
                "email", controller.email().value()));
    var representative = controller.representative();
    return representative == null
        ? new Block[] {identity}
        : new Block[] {identity, contact("controller.representative", representative)};
  }

  private Block officer() {
    var officer = file.controller().dataProtectionOfficer();
    return officer == null
        ? words.paragraph("controller.noOfficer", email())
        : contact("controller.officer", officer);
  }

  private Block contact(String key, Controller.Contact contact) {
    return words.paragraph(key, Map.of("name", contact.name(), "email", contact.email().value()));
  }

  List<Passage> recipients() {
    return List.of(
        NoticeWriter.passage(NoticeItem.RECIPIENTS, outside()),
        NoticeWriter.passage(NoticeItem.THIRD_COUNTRIES, thirdCountries()));
  }

  private Block[] outside() {
    var inside = words.paragraph("recipients.inside");
    if (file.recipients().isEmpty()) {
      return new Block[] {inside, words.paragraph("recipients.none")};
    }
    var lines = file.recipients().stream().map(this::recipient).toList();
    return new Block[] {inside, words.paragraph("recipients.some"), new Block.Bullets(lines)};
  }

  private String recipient(Recipient recipient) {
    var who =
        words.say(
            "recipients." + recipient.role().keyword(),
            Map.of(
                "name", recipient.name(),
                "country", recipient.country().name(words.language()),
                "category", words.say(recipient.category())));
    return recipient.startsAt().map(at -> who + " " + from(at)).orElse(who);
  }

  /** Said for good: a notice depends on what is configured, not on the day it is read. */
  private String from(Instant startsAt) {
    return words.say("recipients.from", Map.of("date", words.wording().date(startsAt)));
  }

  private Block[] thirdCountries() {
    var abroad =
        file.recipients().stream().flatMap(r -> r.abroad().stream()).map(this::transfer).toList();
    if (abroad.isEmpty()) {
      return new Block[] {words.paragraph("transfer.none")};
    }
    return new Block[] {
      words.paragraph("transfer.some"),
      new Block.Bullets(abroad),
      words.paragraph("transfer.copy", email())
    };
  }

  private String transfer(Recipient.Abroad abroad) {
    return words.say(
        "transfer." + abroad.basis().keyword(),
        Map.of("name", abroad.name(), "country", abroad.country().name(words.language())));
  }

  private Map<String, String> email() {
    return Map.of("email", file.controller().email().value());
  }
}
