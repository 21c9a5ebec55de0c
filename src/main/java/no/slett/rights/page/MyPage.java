package no.slett.rights.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.http.Access;
import no.slett.http.Routes;
import no.slett.http.WebPage;
import no.slett.id.Language;
import no.slett.mail.Sender;
import no.slett.settings.Texts;

/**
 * The page {@code /me}, which letters link to: everything that the reader of a mailbox may do with
 * what they sent, in three languages. It holds no data of anybody; its script asks for them at the
 * same doors as any other client, with a token that lives in one tab of the browser.
 */
public final class MyPage implements Routes.Source {
  private static final JsonMapper JSON = new JsonMapper();

  private final Texts texts = Texts.load(MyPage.class, "me", null);
  private final WebPage page;

  /** With the name and the address of the controller. */
  public MyPage(Sender controller) {
    this.page = WebPage.of("Slett", body(controller));
  }

  @Override
  public void addTo(Routes routes) {
    routes.get("/me", Access.publicRoute(), _ -> page.answer());
  }

  private String body(Sender controller) {
    var contact = controller.contact().value();
    return WebPage.packaged(MyPage.class, "me.html")
        .replace("{{script}}", WebPage.packaged(MyPage.class, "me.js"))
        .replace("{{texts}}", json(controller.name(), contact))
        .replace("{{noscript}}", withoutScript(contact));
  }

  /** In every language, since nothing knows which one is wanted. */
  private String withoutScript(String contact) {
    return Stream.of(Language.values())
        .map(
            language ->
                "<p lang=\"%s\">%s</p>"
                    .formatted(
                        language.tag(),
                        escaped(texts.say(language, "noscript", Map.of("contact", contact)))))
        .collect(Collectors.joining());
  }

  /** In a script element nothing but the less-than sign could end it. */
  private String json(String controller, String contact) {
    var words = new LinkedHashMap<String, Object>();
    for (var language : Language.values()) {
      words.put(language.tag(), texts.sentences(language));
    }
    var all = Map.of("controller", controller, "contact", contact, "words", words);
    try {
      return JSON.writeValueAsString(all).replace("<", "\\u003c");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are always JSON", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
