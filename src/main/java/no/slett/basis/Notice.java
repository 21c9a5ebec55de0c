package no.slett.basis;

import no.slett.id.Language;

/**
 * The notice of Art. 13 in one language.
 *
 * @param version names the content in all languages: any change of a word gives another version
 * @param html a whole document
 * @param text the same words as plain text
 * @param sha256 of the text in UTF-8, lower-case hexadecimal
 */
public record Notice(String version, Language language, String html, String text, String sha256) {}
