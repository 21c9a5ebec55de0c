package no.slett.basis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import no.slett.id.Language;

/** One version of the notice, in every language. */
public final class Notices {
  private static final int VERSION_LENGTH = 12;

  private final String version;
  private final Map<Language, Notice> notices = new EnumMap<>(Language.class);

  Notices(Map<Language, NoticePage> pages) {
    version = version(pages);
    pages.forEach((language, page) -> notices.put(language, notice(language, page)));
  }

  /** The first 12 hexadecimal digits of the SHA-256 over all texts, in the order nb, nn, en. */
  public String version() {
    return version;
  }

  /** The notice in one language. */
  public Notice in(Language language) {
    return Objects.requireNonNull(notices.get(language));
  }

  private Notice notice(Language language, NoticePage page) {
    var text = page.text();
    return new Notice(version, language, page.html(language), text, sha256(text));
  }

  /** A zero byte between the texts: no two sets of texts run together into the same bytes. */
  private static String version(Map<Language, NoticePage> pages) {
    var all = new StringBuilder();
    for (var language : Language.values()) {
      all.append(Objects.requireNonNull(pages.get(language)).text()).append('\0');
    }
    return sha256(all.toString()).substring(0, VERSION_LENGTH);
  }

  private static String sha256(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
