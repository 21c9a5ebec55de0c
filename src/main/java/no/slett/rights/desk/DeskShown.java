package no.slett.rights.desk;

import java.time.Instant;
import java.util.List;
import no.slett.rights.RequestPapers.Content;
import no.slett.rights.RequestRow;
import org.jspecify.annotations.Nullable;

/** Requests in the shapes of the contract. */
final class DeskShown {
  private DeskShown() {}

  /** A request in the queue: its dates, and nothing that anybody wrote. */
  record Request(
      String id,
      String type,
      String channel,
      String state,
      Instant receivedAt,
      Instant dueInternal,
      Instant dueLegal,
      Instant dueExtended,
      @Nullable Instant extendedAt,
      @Nullable Instant blocksUntil,
      @Nullable String outcome,
      @Nullable Instant decidedAt,
      @Nullable Instant answeredAt,
      int applications) {
    static Request of(RequestRow row, Instant now) {
      return new Request(
          row.id().toString(),
          row.type().wire(),
          row.channel(),
          stateOf(row, now),
          row.receivedAt(),
          row.due().internal(),
          row.due().legal(),
          row.due().extended(),
          row.extendedAt(),
          row.blocksUntil(),
          row.outcome(),
          row.decidedAt(),
          row.answeredAt(),
          row.applications().size());
    }
  }

  private static String stateOf(RequestRow row, Instant now) {
    if (row.isDecided()) {
      return row.answeredAt() == null ? "to-be-collected" : "answered";
    }
    if (row.proposedBy() != null) {
      return "awaiting-approval";
    }
    if (row.isPaused()) {
      return "paused";
    }
    return now.isAfter(row.target()) ? "overdue" : "open";
  }

  /** One request with who asks for what, and what there is. */
  record Opened(
      Request request,
      @Nullable String email,
      @Nullable String postal,
      @Nullable String text,
      @Nullable String ground,
      @Nullable String reply,
      List<Application> items) {
    static Opened of(
        RequestRow row, Instant now, Content content, @Nullable String reply, List<About> about) {
      return new Opened(
          Request.of(row, now),
          content.email(),
          content.postal(),
          content.text(),
          row.ground(),
          reply,
          about.stream().map(one -> Application.of(row, one)).toList());
    }

    @Override
    public String toString() {
      return "Opened[" + request.id() + "]";
    }
  }

  /** An application that it is about. */
  record Application(
      String applicationId,
      String hiringProcessId,
      String title,
      List<Part> parts,
      List<Basis> bases) {
    static Application of(RequestRow row, About about) {
      return new Application(
          about.application().id().toString(),
          about.application().process().toString(),
          about.title(),
          about.parts().stream().map(part -> new Part(part.id().toString(), part.kind())).toList(),
          about.bases().stream()
              .map(
                  basis ->
                      new Basis(
                          basis.activity(),
                          basis.legalBasis(),
                          basis.endsAt(),
                          Matrix.says(row.type(), basis.legalBasis())))
              .toList());
    }
  }

  /** An item of it. */
  record Part(String id, String kind) {}

  /** A basis of it, and what the right asked for means for what rests on it. */
  record Basis(String activity, String legalBasis, Instant endsAt, String right) {}

  /** A letter as it is sent or would be. */
  record Letter(String subject, String text, boolean sent) {
    @Override
    public String toString() {
      return "Letter[...]";
    }
  }
}
