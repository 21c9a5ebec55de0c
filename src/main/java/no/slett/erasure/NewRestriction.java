package no.slett.erasure;

import java.time.Instant;

/** A restriction that is being opened (GDPR Art. 18), with its ground as the contract names it. */
public record NewRestriction(Blocked what, String ground, Instant reviewAt) {}
