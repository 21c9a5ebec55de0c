package no.slett.document.child;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.net.URLStreamHandlerFactory;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes every address that names a server useless, also where the kernel cannot help. */
final class NoFetching implements URLStreamHandlerFactory {
  private static final Set<String> LOCAL = Set.of("file", "jar", "jrt", "jmod");

  @Override
  public @Nullable URLStreamHandler createURLStreamHandler(String protocol) {
    return LOCAL.contains(protocol) ? null : new Refusing();
  }

  private static final class Refusing extends URLStreamHandler {
    @Override
    protected URLConnection openConnection(URL url) throws IOException {
      throw new IOException("no network here");
    }
  }
}
