package no.slett.mail;

import java.net.URI;
import java.time.Instant;

/**
 * Tells the privacy officer that the time to notify the authority of a breach runs (Art. 33(1), law
 * BR-1): its opaque id and its times, and nothing of what happened.
 *
 * @param hours how many have passed since the controller became aware: 24, 48, 66 or 72
 * @param due when 72 have
 */
public record BreachAlarmLetter(
    MailAddress to, Sender sender, String id, int hours, Instant due, URI breach)
    implements Letter {}
