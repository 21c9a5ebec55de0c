package no.slett.web;

import io.helidon.metrics.api.Meter;
import io.helidon.metrics.api.MeterRegistry;
import io.helidon.metrics.api.Metrics;
import java.util.List;

/** Gauges in the registry that {@code /metrics} shows, until they are closed. */
final class Gauges implements AutoCloseable {
  private final MeterRegistry registry = Metrics.globalRegistry();
  private final List<Meter> meters;

  Gauges(List<Gauge> gauges) {
    this.meters = gauges.stream().map(this::register).toList();
  }

  private Meter register(Gauge gauge) {
    return registry.getOrCreate(
        io.helidon.metrics.api.Gauge.builder(gauge.name(), () -> gauge.value().getAsLong())
            .description(gauge.description()));
  }

  @Override
  public void close() {
    meters.forEach(registry::remove);
  }
}
