package no.slett.basis;

import java.time.Period;
import no.slett.id.Language;

/**
 * What somebody says yes to, in one language (Art. 7).
 *
 * @param version names the words in all languages: any change of one gives another version
 * @param html a whole document with the words of {@code text}
 * @param sha256 of the text in UTF-8, lower-case hexadecimal
 * @param period how long the consent lasts
 */
public record ConsentText(
    String version, Language language, String html, String text, String sha256, Period period) {}
