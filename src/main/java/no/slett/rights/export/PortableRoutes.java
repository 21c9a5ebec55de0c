package no.slett.rights.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;
import no.slett.application.Opener;
import no.slett.basis.Catalogue;
import no.slett.database.Database;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Json;
import no.slett.http.Routes;
import no.slett.rights.Requests;

/** The portable copy and its schema over HTTP. */
public final class PortableRoutes implements Routes.Source {
  static final String SCHEMA = "/v1/schemas/portable-1.json";

  private final PortableCopies copies;
  private final byte[] schema = schema();
  private final Json json = new Json();

  /** Takes what copies are made of, and the public address of the service. */
  public PortableRoutes(
      Database database, Requests requests, Opener opener, Catalogue catalogue, URI service) {
    var published = URI.create(service.toString().replaceFirst("/$", "") + SCHEMA);
    this.copies = new PortableCopies(database, requests, opener, catalogue, published);
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get("/v1/me/portable", Access.signedIn(), this::portable)
        .get(SCHEMA, Access.publicRoute(), this::published);
  }

  /** Only with its files it is whole, and answers a request. */
  private Answer portable(Exchange exchange) {
    var prepared = copies.prepare(exchange.mailbox());
    if (!exchange.accepts(Zip.MEDIA_TYPE)) {
      return Answer.ok(prepared.portable()).header("Vary", "Accept");
    }
    return Answer.stream(
            Zip.MEDIA_TYPE,
            out -> {
              var zip = new Zip(out);
              for (var given : prepared.given()) {
                zip.at(given.submittedAt());
                for (var file : given.attachments()) {
                  zip.add(prepared.names().path(file), file);
                }
              }
              zip.add("portable.json", json.write(prepared.portable()));
              zip.finish();
              copies.delivered(prepared);
            })
        .header("Vary", "Accept")
        .attachment("slett-portable.zip");
  }

  private Answer published(Exchange exchange) {
    return Answer.bytes("application/schema+json", schema)
        .header("Cache-Control", "public, max-age=86400");
  }

  private static byte[] schema() {
    try (var in = PortableRoutes.class.getResourceAsStream("portable-1.schema.json")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
