package no.slett.http;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The issuer's public keys: found by discovery (OpenID Connect Discovery, section 4) when the first
 * token comes, cached, asked for again when a token names an unknown key, and kept while the issuer
 * is down.
 */
public final class IssuerKeys {
  private static final int TIMEOUT = 2000;
  private static final int LARGEST = 1 << 20;

  private final OidcSettings settings;
  private final Caching caching;
  private final ResourceRetriever retriever =
      new DefaultResourceRetriever(TIMEOUT, TIMEOUT, LARGEST);
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable JWKSource<SecurityContext> found;
  private boolean failed;
  private long failedAt;

  /**
   * How long keys are used.
   *
   * @param fresh how long fetched keys are used without asking again
   * @param outage how long they are used when the issuer does not answer
   * @param pause at least this long between two questions that unknown keys lead to
   */
  public record Caching(Duration fresh, Duration outage, Duration pause) {
    /** Five minutes, a day, ten seconds. */
    public static final Caching DEFAULT =
        new Caching(Duration.ofMinutes(5), Duration.ofDays(1), Duration.ofSeconds(10));
  }

  /** Keys of that issuer. */
  public IssuerKeys(OidcSettings settings, Caching caching) {
    this.settings = settings;
    this.caching = caching;
  }

  JWKSource<SecurityContext> source() {
    return this::get;
  }

  private List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
    return delegate().get(selector, context);
  }

  private JWKSource<SecurityContext> delegate() throws KeySourceException {
    var source = found;
    if (source != null) {
      return source;
    }
    lock.lock();
    try {
      return found == null ? find() : found;
    } finally {
      lock.unlock();
    }
  }

  /**
   * One question at a time, and none so soon after one that failed: all other callers wait here.
   */
  private JWKSource<SecurityContext> find() throws KeySourceException {
    if (failed && System.nanoTime() - failedAt < caching.pause().toNanos()) {
      throw new KeySourceException("discovery of the issuer failed a moment ago");
    }
    failed = true;
    try {
      var source = cached(location());
      found = source;
      return source;
    } finally {
      failedAt = System.nanoTime();
    }
  }

  private JWKSource<SecurityContext> cached(URL url) {
    return JWKSourceBuilder.create(url, retriever)
        .cache(caching.fresh().toMillis(), 2L * TIMEOUT + TIMEOUT)
        .refreshAheadCache(false)
        .outageTolerant(caching.outage().toMillis())
        .rateLimited(caching.pause().toMillis())
        .retrying(true)
        .build();
  }

  private URL location() throws KeySourceException {
    try {
      var configured = settings.jwksUri();
      return (configured.isPresent() ? configured.get() : discovered()).toURL();
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new KeySourceException("discovery of the issuer failed", e);
    }
  }

  private URI discovered() throws IOException, ParseException {
    var issuer = settings.issuer().replaceAll("/+$", "");
    var url = URI.create(issuer + "/.well-known/openid-configuration").toURL();
    var document = JSONObjectUtils.parse(retriever.retrieveResource(url).getContent());
    if (!settings.issuer().equals(JSONObjectUtils.getString(document, "issuer"))) {
      throw new ParseException("the discovery document names another issuer", 0);
    }
    return URI.create(JSONObjectUtils.getString(document, "jwks_uri"));
  }
}
