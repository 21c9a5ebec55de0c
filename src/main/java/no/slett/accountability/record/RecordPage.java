package no.slett.accountability.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import no.slett.accountability.record.ProcessingRecord.Contact;
import no.slett.accountability.record.ProcessingRecord.Measure;
import no.slett.accountability.record.ProcessingRecord.Party;
import no.slett.accountability.record.ProcessingRecord.Persons;
import no.slett.accountability.record.ProcessingRecord.Processing;
import no.slett.basis.Html;
import no.slett.clock.ServiceClock;
import no.slett.settings.Wording;
import org.jspecify.annotations.Nullable;

/** The record as a page to read, print and hand over. */
record RecordPage(RecordWords words, ProcessingRecord shown) {
  static final String STYLE =
      """
      body{font:1rem/1.5 system-ui,sans-serif;color:#1a1a1a;background:#fff;margin:0}
      main{max-width:66rem;margin:0 auto;padding:1.5rem}
      h1{font-size:1.8rem;line-height:1.2}h2{margin-top:2.5rem;border-bottom:2px solid #1a1a1a}
      h3{margin:2rem 0 .5rem}dl{display:grid;grid-template-columns:minmax(9rem,14rem) 1fr;gap:.2rem 1rem}
      dt{font-weight:600}dd{margin:0}.wide{overflow-x:auto}
      table{border-collapse:collapse;width:100%;font-size:.95rem}
      th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #bbb}
      th{background:#f2f2f2}a{color:#0b4f9c}
      @media(max-width:40rem){dl{grid-template-columns:1fr}dd{margin-bottom:.5rem}}
      @media print{main{max-width:none;padding:0}h3,tr{break-inside:avoid}}
      """;

  String html() {
    var html = new Html(words.language(), words.say("title"), STYLE);
    html.element(
        "p",
        words.say(
            "introduction",
            Map.of(
                "name",
                shown.controller().name(),
                "time",
                new Wording(words.language()).dateAndTime(shown.madeAt()))));
    html.element("h2", words.say("heading.controller"));
    html.facts(controller());
    html.element("h2", words.say("heading.purposes"));
    shown.activities().forEach(a -> activity(html, a));
    html.element("h2", words.say("heading.recipients"));
    recipients(html);
    html.element("h2", words.say("heading.transfers"));
    html.element("p", shown.sharing().transfersSummary());
    if (!shown.sharing().transfers().isEmpty()) {
      html.list(shown.sharing().transfers().stream().map(t -> t.description()).toList());
    }
    html.element("h2", words.say("heading.security"));
    measures(html);
    return html.document();
  }

  private Map<String, String> controller() {
    var who = shown.controller();
    var facts = new LinkedHashMap<String, String>();
    facts.put(words.say("controller.name"), who.name());
    facts.put(words.say("controller.number"), who.organisationNumber());
    facts.put(words.say("controller.address"), who.address() + ", " + who.country());
    facts.put(words.say("controller.email"), who.email());
    facts.put(words.say("controller.jointly"), who.jointControllers());
    facts.put(words.say("controller.representative"), contact(who.representative()));
    facts.put(words.say("controller.officer"), contact(who.dataProtectionOfficer()));
    return facts;
  }

  private String contact(@Nullable Contact contact) {
    return contact == null
        ? words.say("controller.nobody")
        : contact.name() + ", " + contact.email();
  }

  private void activity(Html html, Processing activity) {
    html.element("h3", activity.purpose());
    var facts = new LinkedHashMap<String, String>();
    facts.put(words.say("purposes.basis"), basis(words, activity));
    facts.put(
        words.say("purposes.persons"),
        activity.dataSubjects().stream().map(Persons::name).collect(Collectors.joining(", ")));
    html.facts(facts);
    html.table(
        List.of(
            words.say("purposes.data"), words.say("purposes.about"), words.say("purposes.gone")),
        activity.data().stream()
            .map(d -> List.of(d.name(), names(words, d.dataSubjects()), d.erasure()))
            .toList());
  }

  /** The basis, with what stands behind it. */
  static String basis(RecordWords words, Processing activity) {
    var basis = words.say("basis." + activity.legalBasis().replaceAll(".*\\((.)\\)", "$1"));
    return activity.ground() == null ? basis : basis + ": " + activity.ground();
  }

  static String names(RecordWords words, List<String> persons) {
    return persons.stream().map(p -> words.say("person." + p)).collect(Collectors.joining(", "));
  }

  private void recipients(Html html) {
    html.element("p", shown.sharing().recipientsSummary());
    if (!shown.sharing().recipients().isEmpty()) {
      html.table(
          List.of(
              words.say("recipients.who"),
              words.say("recipients.what"),
              words.say("recipients.where"),
              words.say("recipients.contract")),
          shown.sharing().recipients().stream().map(this::recipient).toList());
    }
  }

  private List<String> recipient(Party party) {
    var what = new ArrayList<String>();
    what.add(party.category() + " (" + words.say("role." + party.role()) + ")");
    party.gets().forEach(path -> what.add(words.word("path", path)));
    var from = party.from();
    if (from != null) {
      var day = from.atStartOfDay(ServiceClock.ZONE).toInstant();
      what.add(
          words.say("recipients.from", Map.of("date", new Wording(words.language()).date(day))));
    }
    if (party.former()) {
      what.add(words.say("recipients.former"));
    }
    return List.of(party.name(), String.join("; ", what), party.country(), contract(party));
  }

  private String contract(Party party) {
    var said = new ArrayList<String>();
    var reference = party.contract();
    said.add(reference == null ? words.say("recipients.no-contract") : reference);
    if (party.erasesWithin() != null) {
      said.add(
          words.say("recipients.erases", Map.of("period", words.period(party.erasesWithin()))));
    }
    party
        .subProcessors()
        .forEach(
            s ->
                said.add(
                    words.say(
                        "recipients.engaged", Map.of("name", s.name(), "country", s.country()))));
    return String.join("; ", said);
  }

  private void measures(Html html) {
    html.element("p", words.say("security.introduction"));
    shown.measures().stream()
        .collect(Collectors.groupingBy(Measure::article, LinkedHashMap::new, Collectors.toList()))
        .forEach(
            (article, measures) -> {
              html.element("h3", words.say("security." + article.replaceAll(".*\\((.)\\)", "$1")));
              html.list(measures.stream().map(Measure::description).toList());
            });
  }
}
