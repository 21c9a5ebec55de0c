package no.slett.mail;

import java.net.URI;
import java.time.Instant;

/**
 * Tells the privacy officer that a request waits for its answer (law RQ-1, RQ-2): its opaque id and
 * its dates, and nothing of the person.
 *
 * @param percent how much of the time has passed, 50, 75 or 100; 200 when two months of an extended
 *     one have
 */
public record RequestAlarmLetter(
    MailAddress to, Sender sender, String id, int percent, Instant due, URI request)
    implements Letter {}
