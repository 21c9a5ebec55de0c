package no.slett.mail;

/**
 * Tells the recruiting mailbox of referees who were added and not told (law IN-2).
 *
 * @param count how many
 * @param days until they are forgotten
 */
public record UnnoticedLetter(
    MailAddress to, Sender sender, String processTitle, int count, int days) implements Letter {}
