package no.slett.web;

import java.util.function.LongSupplier;

/**
 * A number for the operator's monitoring, read at every scrape: it has to be at hand.
 *
 * @param name in Prometheus's form, such as {@code slett_erasures_due}
 * @param description what is counted
 */
public record Gauge(String name, String description, LongSupplier value) {}
