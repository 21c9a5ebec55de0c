/**
 * Letters to people: their wording in nb, nn and en, and the way out over SMTP.
 *
 * <p>Features say what happened ({@link no.slett.mail.Letter}), the writer turns it into a {@link
 * no.slett.mail.Mail}, the transport sends it. Nothing here decides whether a mail may be sent,
 * keeps one, or writes an address into a log or an exception.
 */
@NullMarked
package no.slett.mail;

import org.jspecify.annotations.NullMarked;
