package no.slett.basis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import no.slett.clock.ServiceClock;
import no.slett.database.Transaction;
import no.slett.id.Language;
import no.slett.settings.Texts;

/**
 * The words of the consent to the talent pool, made from what is really configured: who keeps what,
 * for how long, and how to withdraw (law CO-1 to CO-4). None while the activity is off.
 */
public final class ConsentTexts {
  private static final int VERSION_LENGTH = 12;

  private final Map<Language, ConsentText> texts = new EnumMap<>(Language.class);
  private final Period cap;

  /**
   * Takes what the words are made of.
   *
   * @param texts the sentences of notices: {@code Texts.load(NoticeWriter.class, TEXTS, folder)}
   */
  public ConsentTexts(Catalogue catalogue, ControllerFile controller, Texts texts) {
    var activity = catalogue.findEnabled(ActivityId.TALENT_POOL);
    this.cap = activity.map(a -> a.retention().hardCap()).orElse(Period.ZERO);
    activity.ifPresent(a -> write(a, controller.controller(), texts));
  }

  /** The words as they stand now; empty while nobody is asked. */
  public Optional<ConsentText> in(Language language) {
    return Optional.ofNullable(texts.get(language));
  }

  /** When a consent to these words, given then, ends by itself. */
  public Instant end(ConsentText text, Instant given) {
    var wanted = ServiceClock.after(given, text.period());
    var latest = ServiceClock.after(given, cap);
    return wanted.isAfter(latest) ? latest : wanted;
  }

  /** Keeps the words, so that a record's hash gives them again; for purpose {@code clock}. */
  public void store(Transaction tx) {
    texts.values().forEach(text -> store(tx, text));
  }

  /** The words that have this hash, if they were ever shown. */
  public static Optional<String> find(Transaction tx, String sha256) {
    return tx.first(
        "select plain from consent_text where sha256 = ?", row -> row.text("plain"), sha256);
  }

  private static void store(Transaction tx, ConsentText text) {
    tx.update(
        """
        insert into consent_text (version, language, plain, sha256, shown_from)
        values (?, ?, ?, ?, ?) on conflict do nothing
        """,
        text.version(),
        text.language().tag(),
        text.text(),
        text.sha256(),
        tx.instant());
  }

  private void write(Activity activity, Controller controller, Texts sentences) {
    var blocks = new EnumMap<Language, List<Block>>(Language.class);
    for (var language : Language.values()) {
      blocks.put(language, blocks(new NoticeWords(sentences, language), activity, controller));
    }
    var all = blocks.values().stream().map(ConsentTexts::plain).collect(Collectors.joining("\0"));
    var version = sha256(all).substring(0, VERSION_LENGTH);
    blocks.forEach(
        (language, said) -> {
          var title = sentences.say(language, "consent.title");
          var plain = title + "\n\n" + plain(said);
          texts.put(
              language,
              new ConsentText(
                  version,
                  language,
                  html(language, title, said),
                  plain,
                  sha256(plain),
                  activity.retention().duration()));
        });
  }

  private static List<Block> blocks(NoticeWords words, Activity activity, Controller controller) {
    var period = words.wording().period(activity.retention().duration());
    var blocks = new ArrayList<Block>();
    blocks.add(words.paragraph("consent.what", Map.of("name", controller.name())));
    blocks.add(words.categories(activity.categories().stream().sorted().toList()));
    blocks.add(words.paragraph("consent.not"));
    blocks.add(words.paragraph("consent.free"));
    blocks.add(words.paragraph("consent.when"));
    blocks.add(words.paragraph("consent.period", Map.of("period", period)));
    blocks.add(words.paragraph("consent.withdraw", Map.of("email", controller.email().value())));
    return blocks;
  }

  private static String plain(List<Block> blocks) {
    return blocks.stream().map(ConsentTexts::plain).collect(Collectors.joining("\n\n")) + "\n";
  }

  private static String plain(Block block) {
    return block instanceof Block.Bullets bullets
        ? "- " + String.join("\n- ", bullets.items())
        : block.words();
  }

  private static String html(Language language, String title, List<Block> blocks) {
    var html = new Html(language, title);
    for (var block : blocks) {
      if (block instanceof Block.Bullets bullets) {
        html.list(bullets.items());
      } else {
        html.element("p", block.words());
      }
    }
    return html.document();
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
