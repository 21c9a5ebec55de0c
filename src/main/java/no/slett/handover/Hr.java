package no.slett.handover;

import no.slett.id.RecipientId;

/**
 * The declared recipient that takes in whoever was hired. What is downloaded goes there as well, by
 * hand.
 */
public record Hr(RecipientId recipient, HrEndpoint endpoint) {}
