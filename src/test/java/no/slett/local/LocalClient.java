package no.slett.local;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who can get a token in local mode. A subject other than the client's id counts as a human being.
 *
 * @param scope empty for none
 */
record LocalClient(String id, String subject, List<String> roles, String scope) {
  static final String SECRET = "local";
  static final LocalClient RECRUITER = human("recruiter");
  static final LocalClient HIRING_MANAGER = human("hiring-manager");
  static final LocalClient PRIVACY_OFFICER = human("privacy-officer");
  static final LocalClient CAREERS_SITE =
      new LocalClient("careers-site", "careers-site", List.of(), "applications:write");

  static Optional<LocalClient> of(String id) {
    return Stream.of(RECRUITER, HIRING_MANAGER, PRIVACY_OFFICER, CAREERS_SITE)
        .filter(client -> client.id.equals(id))
        .findFirst();
  }

  private static LocalClient human(String role) {
    return new LocalClient(role, "local-" + role, List.of(role), "");
  }
}
