package no.slett.http;

import java.util.Optional;

/**
 * How often callers may call, by instance.
 *
 * @param forwardedHeader the header in which our own proxy appends the address of its client; empty
 *     when clients reach us themselves, and then nothing that they say of their address counts
 */
public record LimitSettings(
    Optional<String> forwardedHeader,
    Rate codesPerAddress,
    Rate codesPerNetwork,
    Rate sessionsPerAddress,
    Rate sessionsPerNetwork,
    Rate applicationsPerNetwork,
    Rate callsPerClient) {}
