package no.slett.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One call: who makes it and what it brings. */
public final class Exchange {
  private static final String JSON = "application/json";
  private static final String MERGE_PATCH = "application/merge-patch+json";

  private final ServerRequest request;
  private final Principal principal;
  private final RequestBody body;
  private final Json json;
  private final BodyLimits limits;

  Exchange(
      ServerRequest request, Principal principal, RequestBody body, Json json, BodyLimits limits) {
    this.request = request;
    this.principal = principal;
    this.body = body;
    this.json = json;
    this.limits = limits;
  }

  /** The caller. */
  public Principal principal() {
    return principal;
  }

  /**
   * The caller of a route that only staff may call.
   *
   * @throws ProblemException 401 when nobody is signed in
   */
  public Principal.Authenticated caller() {
    if (principal instanceof Principal.Authenticated caller) {
      return caller;
    }
    throw Challenge.missing().exception();
  }

  /**
   * The mailbox of a route that only its reader may call.
   *
   * @throws ProblemException 401 when nobody is signed in
   */
  public Principal.Mailbox mailbox() {
    if (principal instanceof Principal.Mailbox mailbox) {
      return mailbox;
    }
    throw Challenge.missing().exception();
  }

  /**
   * The referee of a route that only the holder of a mail's link may call.
   *
   * @throws ProblemException 401 when there is no such link
   */
  public Principal.Referee referee() {
    if (principal instanceof Principal.Referee referee) {
      return referee;
    }
    throw Challenge.missing().exception();
  }

  /**
   * Asks for more than the route does, for instance for one value of a query parameter.
   *
   * @throws ProblemException 401 or 403
   */
  public void demand(Access access) {
    access.admit(principal);
  }

  /** A part of the path, decoded. */
  public String path(String name) {
    return request.path().pathParameters().get(name);
  }

  /**
   * An id in the path.
   *
   * @param parse throws IllegalArgumentException for what is no id
   * @throws ProblemException 404, since nothing has such an id
   */
  public <T> T id(String name, Function<String, T> parse) {
    try {
      return parse.apply(path(name));
    } catch (IllegalArgumentException e) {
      throw ProblemType.NOT_FOUND.because("There is nothing with this id.");
    }
  }

  /**
   * A query parameter.
   *
   * @throws ProblemException 422 when it is given twice
   */
  public Optional<String> query(String name) {
    var values = request.query().all(name, List::of);
    if (values.size() > 1) {
      throw Problem.invalidField(name, "Give this parameter once.").exception();
    }
    return values.stream().findFirst();
  }

  /** Whether a query parameter is given, with {@code true}, or with nothing at all. */
  public boolean flag(String name) {
    return request.query().contains(name) && !query(name).orElse("").equals("false");
  }

  /**
   * The query parameters {@code cursor} and {@code limit}.
   *
   * @throws ProblemException 422
   */
  public Page page() {
    return Page.of(query("cursor"), query("limit"));
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return request.headers().first(HeaderNames.create(name));
  }

  /** Every value of a header, in the order in which they came. */
  public List<String> headers(String name) {
    return request.headers().all(HeaderNames.create(name), List::of);
  }

  /** The other end of the connection: the client, or the proxy in front of us. */
  public SocketAddress peer() {
    return request.remotePeer().address();
  }

  /** Whether the caller asks for this media type, literally, in {@code Accept}. */
  public boolean accepts(String mediaType) {
    return header("Accept").orElse("").contains(mediaType);
  }

  /**
   * The JSON body.
   *
   * @throws ProblemException 415, 413, 400 or 422
   */
  public <T> T json(Class<T> type) {
    return json.read(jsonBytes(), type);
  }

  /**
   * The bytes of a JSON body, as a signature covers them.
   *
   * @throws ProblemException 415 or 413
   */
  public byte[] jsonBytes() {
    return bytes(Set.of(JSON));
  }

  /**
   * The JSON body as a merge patch over these fields.
   *
   * @throws ProblemException 415, 413, 400 or 422
   */
  public MergePatch mergePatch(Set<String> fields) {
    return new MergePatch(json, json.tree(bytes(Set.of(JSON, MERGE_PATCH))), fields);
  }

  /**
   * The parts of a {@code multipart/form-data} body.
   *
   * @throws ProblemException 415 for another type, 413 when the declared length is too much
   */
  public MultipartReader multipart(MultipartLimits most) {
    return MultipartReader.of(body, header("Content-Type").orElse(""), most);
  }

  private byte[] bytes(Set<String> types) {
    ContentType.demand(header("Content-Type").orElse(""), types);
    try {
      return new LimitedStream(body.open(), limits.jsonBytes()).readAllBytes();
    } catch (IOException e) {
      throw body.gone(e);
    }
  }

  /** The bare body, of any type; reading it obeys the time limits and no limit of size. */
  public InputStream body() {
    return body.open();
  }
}
