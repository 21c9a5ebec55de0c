package no.slett.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An issuer whose keys a test can change, whose server it can stop, and whose readers it counts.
 */
final class TestIssuer implements AutoCloseable {
  final AtomicInteger fetched = new AtomicInteger();
  final AtomicInteger discovered = new AtomicInteger();
  private final int port;
  private HttpServer server;
  private volatile List<JWK> keys;

  TestIssuer(JWK... keys) throws IOException {
    this.keys = List.of(keys);
    this.server = listen(0);
    this.port = server.getAddress().getPort();
  }

  static RSAKey rsa(String kid) throws JOSEException {
    return new RSAKeyGenerator(2048).keyID(kid).generate();
  }

  static ECKey ec(String kid) throws JOSEException {
    return new ECKeyGenerator(Curve.P_256).keyID(kid).generate();
  }

  String url() {
    return "http://127.0.0.1:" + port + "/realm";
  }

  void rotateTo(JWK key) {
    keys = List.of(key);
  }

  void down() {
    server.stop(0);
  }

  void up() throws IOException {
    server = listen(port);
  }

  String token(JWK key, JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
    return token(key, algorithm, new JOSEObjectType("at+jwt"), claims);
  }

  String token(JWK key, JWSAlgorithm algorithm, JOSEObjectType type, JWTClaimsSet claims)
      throws JOSEException {
    var header = new JWSHeader.Builder(algorithm).type(type).keyID(key.getKeyID()).build();
    var jwt = new SignedJWT(header, claims);
    jwt.sign(signer(key));
    return jwt.serialize();
  }

  private static JWSSigner signer(JWK key) throws JOSEException {
    return key instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner(key.toECKey());
  }

  private HttpServer listen(int at) throws IOException {
    var http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
    http.createContext("/realm/.well-known/openid-configuration", this::discovery);
    http.createContext("/realm/keys", this::keys);
    http.start();
    return http;
  }

  private void discovery(HttpExchange exchange) throws IOException {
    discovered.incrementAndGet();
    send(exchange, "{\"issuer\":\"" + url() + "\",\"jwks_uri\":\"" + url() + "/keys\"}");
  }

  private void keys(HttpExchange exchange) throws IOException {
    fetched.incrementAndGet();
    send(exchange, new JWKSet(keys).toPublicJWKSet().toString());
  }

  private static void send(HttpExchange exchange, String json) throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
