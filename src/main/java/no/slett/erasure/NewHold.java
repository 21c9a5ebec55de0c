package no.slett.erasure;

import java.time.Instant;

/**
 * A hold that is being opened (GDPR Art. 17(3)(e)).
 *
 * @param askedUntil when it lapses once a second person has confirmed it
 * @param lapsesAt when it lapses without
 */
public record NewHold(Blocked what, Instant askedUntil, Instant lapsesAt) {}
