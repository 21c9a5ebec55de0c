package no.slett.spine;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;

/** The servers that the tests of one JVM share: an issuer of tokens and a catcher of mail. */
public final class Surroundings {
  private static final String ISSUER = "slett";
  private static final MockOAuth2Server OAUTH = new MockOAuth2Server();
  private static final GreenMail MAIL =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  static {
    OAUTH.start();
    MAIL.start();
    warmUp();
  }

  private Surroundings() {}

  /** A first answer takes seconds where classes load slowly; the service waits for two. */
  private static void warmUp() {
    try {
      Http.status(OAUTH.wellKnownUrl(ISSUER).uri());
      Http.status(OAUTH.jwksUrl(ISSUER).uri());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The issuer's address. */
  public static String issuer() {
    return OAUTH.issuerUrl(ISSUER).toString();
  }

  /** The mail server's port. */
  public static int smtpPort() {
    return MAIL.getSmtp().getPort();
  }

  /** Every mail that was caught. */
  public static GreenMail mail() {
    return MAIL;
  }

  /** A person with a role. */
  public static String staff(String subject, String role) {
    return token(subject, Map.of("roles", List.of(role), "client_id", "recruiting-app"));
  }

  /** A careers site's machine. */
  public static String careersSite(String client) {
    return token(client, Map.of("scope", "applications:write", "client_id", client));
  }

  /** Any token. */
  public static String token(String subject, Map<String, Object> claims) {
    return OAUTH.issueToken(ISSUER, subject, "slett", claims).serialize();
  }
}
