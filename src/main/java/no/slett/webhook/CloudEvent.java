package no.slett.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is posted: CloudEvents 1.0, structured mode, JSON. Opaque ids, times and names of fields.
 *
 * @param source the service's public address
 * @param subject the application, or the hiring process
 */
record CloudEvent(
    String specversion,
    String id,
    String source,
    String type,
    String subject,
    Instant time,
    String datacontenttype,
    Data data) {
  static final String MEDIA_TYPE = "application/cloudevents+json; charset=utf-8";

  /**
   * What happened to what.
   *
   * @param fields names of what changed
   */
  record Data(
      String hiringProcessId, @Nullable String applicationId, @Nullable List<String> fields) {}

  static CloudEvent of(DueNotification due, URI source) {
    var application = due.application() == null ? null : due.application().toString();
    var process = due.process().toString();
    return new CloudEvent(
        "1.0",
        due.id().toString(),
        source.toString(),
        "no.slett." + due.event().keyword(),
        Objects.requireNonNullElse(application, process),
        due.occurredAt(),
        "application/json",
        new Data(process, application, due.fields().isEmpty() ? null : due.fields()));
  }
}
