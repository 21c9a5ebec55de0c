/**
 * Letters to people: their wording in nb, nn and en, and the way out over SMTP.
 *
 * <p>Features say what happened ({@link no.slett.mail.Letter}), the writer turns it into a {@link
 * no.slett.mail.Mail} and posts it in the outbox, in the transaction of what the letter tells of;
 * the sender takes it from there to the transport. Nothing here decides whether a mail may be sent,
 * or writes an address into a log or an exception.
 */
@NullMarked
package no.slett.mail;

import org.jspecify.annotations.NullMarked;
