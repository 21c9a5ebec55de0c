package no.slett.web;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Json;
import no.slett.http.Routes;

/** Serves the contract as it is written, or as JSON to whoever asks for that. */
public final class OpenApi implements Routes.Source {
  private static final String YAML = "application/vnd.oai.openapi;version=3.1";
  private static final String JSON = "application/vnd.oai.openapi+json;version=3.1";

  private final byte[] yaml;
  private final byte[] json;

  /** Reads the contract that is built into the service. */
  public OpenApi(Json json) {
    try (var in = OpenApi.class.getResourceAsStream("/META-INF/openapi.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the service was built without its openapi.yaml");
      }
      this.yaml = in.readAllBytes();
      this.json = json.write(new YAMLMapper().readTree(yaml));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/openapi", Access.publicRoute(), this::serve);
  }

  private Answer serve(Exchange exchange) {
    boolean asJson = exchange.accepts("json") && !exchange.accepts("yaml");
    return (asJson ? Answer.bytes(type(exchange), json) : Answer.bytes(YAML, yaml))
        .header("Cache-Control", "public, max-age=300")
        .header("Vary", "Accept");
  }

  private static String type(Exchange exchange) {
    return exchange.accepts("application/json") ? "application/json" : JSON;
  }
}
