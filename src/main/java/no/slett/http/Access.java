package no.slett.http;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may call a route. Every route declares one, so that nothing is open by omission. A bad token
 * is refused before this is asked, on public routes too.
 */
public sealed interface Access {
  /** Anybody, with or without a token. */
  record Public() implements Access {}

  /** Anybody without a token; with a token only one that has the scope. */
  record PublicOrScope(String scope) implements Access {}

  /** Staff with at least one of the roles. */
  record Staff(Set<Role> roles) implements Access {
    public Staff {
      if (roles.isEmpty()) {
        throw new IllegalArgumentException("name at least one role");
      }
      roles = Set.copyOf(roles);
    }
  }

  /** The reader of a mailbox, signed in with a code. */
  record SignedIn() implements Access {}

  /** The holder of the link in a mail to a referee. */
  record OfReferee() implements Access {}

  /** The holder of the link in a mail to a referee. */
  static Access referee() {
    return new OfReferee();
  }

  /** The reader of a mailbox, signed in with a code. */
  static Access signedIn() {
    return new SignedIn();
  }

  /** Anybody, with or without a token. */
  static Access publicRoute() {
    return new Public();
  }

  /** A browser without a token, or a machine client whose token has the scope. */
  static Access publicOrScope(String scope) {
    return new PublicOrScope(scope);
  }

  /** Staff with at least one of these roles. */
  static Access roles(Role first, Role... more) {
    return new Staff(EnumSet.of(first, more));
  }

  /** Staff of any role. */
  static Access staff() {
    return new Staff(EnumSet.allOf(Role.class));
  }

  /**
   * Lets the caller in or throws.
   *
   * @throws ProblemException 401 without a token where one is needed, 403 with the wrong one
   */
  default void admit(Principal caller) {
    switch (this) {
      case Public() -> {}
      case PublicOrScope(var scope) -> {
        if (caller instanceof Principal.Authenticated && !caller.hasScope(scope)) {
          throw Challenge.insufficient("The token lacks the scope " + scope + ".").exception();
        }
      }
      case SignedIn() -> {
        if (caller instanceof Principal.Anonymous) {
          throw Challenge.missing().exception();
        }
        if (!(caller instanceof Principal.Mailbox)) {
          throw Challenge.insufficient("This is for applicants: sign in with a code.").exception();
        }
      }
      case OfReferee() -> {
        if (caller instanceof Principal.Anonymous) {
          throw Challenge.missing().exception();
        }
        if (!(caller instanceof Principal.Referee)) {
          throw Challenge.insufficient("This is for referees: use the link in the mail.")
              .exception();
        }
      }
      case Staff(var roles) -> {
        if (caller instanceof Principal.Anonymous) {
          throw Challenge.missing().exception();
        }
        if (roles.stream().noneMatch(caller::has)) {
          throw Challenge.insufficient("The token's roles do not allow this.").exception();
        }
      }
    }
  }
}
