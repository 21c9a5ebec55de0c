package no.slett.http;

import java.util.Optional;
import java.util.Set;

/** Who makes a call. */
public sealed interface Principal {
  /** The careers site's scope for handing in applications. */
  String APPLICATIONS_WRITE = "applications:write";

  /** Nobody in particular: no token was sent. */
  record Anonymous() implements Principal {}

  /**
   * The holder of a valid token of the issuer.
   *
   * @param subject the token's {@code sub}; opaque, and the name that the audit log keeps
   * @param roles the staff roles among the roles claim
   * @param scopes what the token was issued for
   * @param human whether a person stands behind the token: it has a staff role and is not one that
   *     a machine got for itself (RFC 9068, section 2.2)
   * @param clientId the client that got the token, where the token says so
   */
  record Authenticated(
      String subject, Set<Role> roles, Set<String> scopes, boolean human, Optional<String> clientId)
      implements Principal {
    public Authenticated {
      if (subject.isBlank()) {
        throw new IllegalArgumentException("a subject is needed");
      }
      roles = Set.copyOf(roles);
      scopes = Set.copyOf(scopes);
    }
  }

  /**
   * Somebody who showed that they read a mailbox.
   *
   * @param session the name of their session; tells nothing of them and opens nothing
   * @param address the mailbox, as they wrote it
   */
  record Mailbox(String session, String address) implements Principal {
    /** Never the address: it would end up in a log. */
    @Override
    public String toString() {
      return "Mailbox[...]";
    }
  }

  /**
   * Somebody who has the link of a mail to a referee.
   *
   * @param link the hash of its token, in hexadecimal; opens nothing
   */
  record Referee(String link) implements Principal {}

  /** Whether the caller has this role. */
  default boolean has(Role role) {
    return this instanceof Authenticated caller && caller.roles().contains(role);
  }

  /** Whether the caller's token was issued for this scope. */
  default boolean hasScope(String scope) {
    return this instanceof Authenticated caller && caller.scopes().contains(scope);
  }
}
