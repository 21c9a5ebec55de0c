package no.slett.accountability.record;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.slett.accountability.record.ProcessingRecord.Engaged;
import no.slett.accountability.record.ProcessingRecord.Party;
import no.slett.accountability.record.ProcessingRecord.Sharing;
import no.slett.accountability.record.ProcessingRecord.Transfer;
import no.slett.basis.Country;
import no.slett.basis.Recipient;

/** Who outside gets data, by which way, and in which country (Art. 30(1)(d) and (e)). */
record Parties(RecordWords words, Paths paths) {
  Sharing sharing(List<Recipient> declared, List<Party> former) {
    var recipients = Stream.concat(declared.stream().map(this::party), former.stream()).toList();
    var transfers =
        declared.stream().flatMap(r -> r.abroad().stream()).map(this::transfer).toList();
    return new Sharing(
        words.say(recipients.isEmpty() ? "recipients.none" : "recipients.some"),
        recipients,
        words.say(transfers.isEmpty() ? "transfers.none" : "transfers.some"),
        transfers);
  }

  private Party party(Recipient recipient) {
    var contract = recipient.contract();
    return new Party(
        recipient.id().value(),
        recipient.name(),
        recipient.role().keyword(),
        recipient.category().in(words.language()),
        country(recipient.country()),
        contract == null ? null : contract.reference(),
        recipient.subProcessors().stream()
            .map(s -> new Engaged(s.name(), country(s.country())))
            .toList(),
        recipient.erasesWithin(),
        paths.of(recipient),
        recipient.from(),
        false);
  }

  private Transfer transfer(Recipient.Abroad abroad) {
    var country = country(abroad.country());
    var basis = abroad.basis().keyword();
    var values = Map.of("name", abroad.name(), "country", country);
    return new Transfer(abroad.name(), country, basis, words.say("transfer." + basis, values));
  }

  private String country(Country country) {
    return country.name(words.language());
  }
}
