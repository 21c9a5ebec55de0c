package no.slett.accountability.log;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import no.slett.audit.Action;
import no.slett.http.Exchange;
import no.slett.http.Fields;
import no.slett.http.Problem;
import no.slett.id.ApplicationId;

/** Which events are asked for; each part may be left out. */
record Filter(
    Optional<ApplicationId> application,
    Optional<String> role,
    Optional<String> action,
    Optional<Instant> from,
    Optional<Instant> to) {
  private static final List<String> ROLES =
      List.of(
          "recruiter",
          "hiring-manager",
          "privacy-officer",
          "careers-site",
          "applicant",
          "referee",
          "anonymous",
          "system");
  private static final List<String> ACTIONS =
      Arrays.stream(Action.values()).map(Action::wire).toList();

  /**
   * From the query.
   *
   * @throws no.slett.http.ProblemException 422
   */
  static Filter of(Exchange call) {
    return new Filter(
        read(call, "application", ApplicationId::parse, "This is no id."),
        call.query("role").map(role -> Fields.oneOf("role", role, ROLES)),
        read(call, "action", Filter::action, "There is no such action."),
        read(call, "from", Instant::parse, "Give a time such as 2027-03-05T10:15:30Z."),
        read(call, "to", Instant::parse, "Give a time such as 2027-03-05T10:15:30Z."));
  }

  private static String action(String wire) {
    if (!ACTIONS.contains(wire)) {
      throw new IllegalArgumentException("no action of the log");
    }
    return wire;
  }

  private static <T> Optional<T> read(
      Exchange call, String name, Function<String, T> parse, String otherwise) {
    try {
      return call.query(name).map(parse);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw Problem.invalidField(name, otherwise).exception();
    }
  }
}
