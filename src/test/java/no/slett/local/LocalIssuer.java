package no.slett.local;

import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.OAuth2Exception;
import no.nav.security.mock.oauth2.http.NettyWrapper;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OIDC issuer for one machine: gives a token of one hour to each of {@link LocalClient} that
 * shows the secret {@code local}, and 401 to anybody else.
 */
public final class LocalIssuer implements AutoCloseable {
  private static final String ID = "slett";
  // It would print a stack trace for each wrong secret; held here, as loggers are weakly reachable.
  private static final Logger LIBRARY = Logger.getLogger("no.nav.security.mock");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  private final MockOAuth2Server server;
  private final URI uri;

  private LocalIssuer(MockOAuth2Server server, URI uri) {
    this.server = server;
    this.uri = uri;
  }

  /** Starts it on 127.0.0.1. */
  public static LocalIssuer start(int port) {
    var uri = URI.create("http://localhost:" + port + "/" + ID);
    // Unlike the default server below it, this one does not keep each request in memory.
    var config =
        new OAuth2Config(
            false,
            null,
            null,
            false,
            new OAuth2TokenProvider(),
            Set.of(new Tokens(uri)),
            new NettyWrapper());
    var server = new MockOAuth2Server(config);
    try {
      server.start(InetAddress.getLoopbackAddress(), port);
    } catch (Exception e) {
      // Also checked ones: Kotlin does not declare them.
      throw new CannotStartException("The OIDC issuer cannot listen on port " + port, e);
    }
    return new LocalIssuer(server, uri);
  }

  /** The issuer, as tokens name it. */
  public URI uri() {
    return uri;
  }

  /** Where a token is asked for. */
  public URI tokenEndpoint() {
    return URI.create(uri + "/token");
  }

  @Override
  public void close() {
    server.shutdown();
  }

  private record Tokens(URI issuer) implements OAuth2TokenCallback {
    @Override
    public String issuerId() {
      return ID;
    }

    @Override
    public String subject(TokenRequest request) {
      return client(request).subject();
    }

    @Override
    public String typeHeader(TokenRequest request) {
      return "JWT";
    }

    @Override
    public List<String> audience(TokenRequest request) {
      return List.of("slett");
    }

    /** Also the issuer, which would otherwise follow the host name of the request. */
    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
      var client = client(request);
      return Map.of(
          "iss", issuer.toString(),
          "client_id", client.id(),
          "roles", client.roles(),
          "scope", client.scope());
    }

    @Override
    public long tokenExpiry() {
      return 3600;
    }

    private static LocalClient client(TokenRequest request) {
      return request.getClientAuthentication() instanceof PlainClientSecret shown
              && shown.getClientSecret().getValue().equals(LocalClient.SECRET)
          ? LocalClient.of(shown.getClientID().getValue()).orElseThrow(Tokens::refused)
          : refuse();
    }

    private static LocalClient refuse() {
      throw refused();
    }

    private static OAuth2Exception refused() {
      return new OAuth2Exception(OAuth2Error.INVALID_CLIENT, "Unknown client or wrong secret");
    }
  }
}
