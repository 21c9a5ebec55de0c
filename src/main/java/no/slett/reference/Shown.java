package no.slett.reference;

import java.time.Instant;
import java.util.List;
import no.slett.application.ShownStatement;
import org.jspecify.annotations.Nullable;

/** What recruiters and referees are shown, in the shapes of the contract. */
final class Shown {
  private Shown() {}

  /** Recruiters' view. Without a name there is only the number: the referee objected. */
  record Referee(
      String refereeId,
      String applicationId,
      long number,
      String source,
      @Nullable String name,
      @Nullable String relation,
      @Nullable String email,
      @Nullable String phone,
      String language,
      Instant addedAt,
      @Nullable Instant contactedAt,
      @Nullable Instant objectedAt,
      List<Note> notes) {
    static Referee of(RefereeRow row, @Nullable Contact contact, List<Note> notes) {
      return new Referee(
          row.id().toString(),
          row.application().toString(),
          row.number(),
          Shown.source(row),
          contact == null ? null : contact.name(),
          contact == null ? null : contact.relation(),
          contact == null ? null : contact.email(),
          contact == null ? null : contact.phone(),
          row.language().tag(),
          row.addedAt(),
          row.contactedAt(),
          row.objectedAt(),
          notes);
    }

    @Override
    public String toString() {
      return "Referee[" + refereeId + "]";
    }
  }

  /** What was said: facts and what somebody made of them, apart; and what the person says to it. */
  record Note(
      String noteId,
      Instant createdAt,
      String author,
      @Nullable String facts,
      @Nullable String assessment,
      List<ShownStatement> statements) {
    @Override
    public String toString() {
      return "Note[" + noteId + "]";
    }
  }

  /** A list of all, which is short. */
  record Referees(List<Referee> items) {}

  /** A referee's view of their own data. */
  record Me(
      String source,
      @Nullable String name,
      @Nullable String relation,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String origin,
      @Nullable Instant contactedAt,
      @Nullable Instant objectedAt,
      List<Statement> statements) {
    @Override
    public String toString() {
      return "Me[...]";
    }
  }

  /**
   * That something was recorded as said, and of what kind. Not the words: they are about the
   * applicant, whose own right of access covers them.
   */
  record Statement(Instant recordedAt, List<String> holds) {}

  static String source(RefereeRow row) {
    return row.named() ? NewReferee.NAMED : NewReferee.OTHER;
  }
}
