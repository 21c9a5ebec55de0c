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
import org.jspecify.annotations.Nullable;

/** Who outside gets data, by which way, and in which country (Art. 30(1)(d) and (e)). */
record Parties(RecordWords words, Paths paths) {
  Sharing sharing(List<Recipient> declared, List<Party> former) {
    var recipients = Stream.concat(declared.stream().map(this::party), former.stream()).toList();
    var transfers = declared.stream().flatMap(this::transfers).toList();
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
        false);
  }

  private Stream<Transfer> transfers(Recipient recipient) {
    return Stream.concat(
        transfer(recipient.name(), recipient.country(), recipient.transfer()),
        recipient.subProcessors().stream()
            .flatMap(s -> transfer(s.name(), s.country(), s.transfer())));
  }

  private Stream<Transfer> transfer(
      String name, Country country, Recipient.@Nullable Transfer basis) {
    if (basis == null) {
      return Stream.empty();
    }
    var values = Map.of("name", name, "country", country(country));
    return Stream.of(
        new Transfer(
            name,
            country(country),
            basis.keyword(),
            words.say("transfer." + basis.keyword(), values)));
  }

  private String country(Country country) {
    return country.name(words.language());
  }
}
