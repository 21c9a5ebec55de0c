package no.slett.webhook;

import java.util.Arrays;
import no.slett.basis.Webhook.Event;

/** What the kinds of events mean to those who post them. */
final class Events {
  private Events() {}

  static Event of(String keyword) {
    return Arrays.stream(Event.values())
        .filter(event -> event.keyword().equals(keyword))
        .findFirst()
        .orElseThrow();
  }

  /** Those of Art. 19; the others are news, told once. */
  static boolean wantsAnswer(Event event) {
    return switch (event) {
      case APPLICANT_RECTIFIED, APPLICANT_RESTRICTED, APPLICANT_ERASED -> true;
      case APPLICATION_RECEIVED, HIRING_PROCESS_CLOSED -> false;
    };
  }
}
