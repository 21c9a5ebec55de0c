package no.slett.privacy;

import java.util.Locale;

/** What a privacy officer should know of a store: a name for programs and a sentence for people. */
enum Warning {
  UNAVAILABLE("The store did not answer, so that nothing is known of it."),
  LOCKED("Something in the store keeps what lies in it from being deleted."),
  LOCKABLE(
      "The bucket allows object locks. Nothing was seen to be locked, but whoever may lock an"
          + " object can keep it from being erased."),
  REPLICATED(
      "The store copies its objects elsewhere. Servers do not pass on the deletion of a version, so"
          + " that what was erased here may live on there."),
  EXPIRES(
      "A lifecycle rule deletes or hides objects at an age, before Slett does and without a"
          + " certificate."),
  MOVES(
      "A lifecycle rule moves objects to another class or place, where reading may fail and"
          + " deleting may come late."),
  JOURNAL_EXPIRES(
      "A lifecycle rule deletes journal entries: what a restored backup brings back could not be"
          + " erased again."),
  JOURNAL_LOCKED(
      "Journal entries are locked, and may have to be kept for longer than any backup lives."),
  UPLOADS_HIDDEN(
      "The store does not list unfinished uploads, so that parts which another tool left there"
          + " cannot be found. Slett itself leaves none.");

  private final String message;

  Warning(String message) {
    this.message = message;
  }

  /** The name in the contract. */
  String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String message() {
    return message;
  }
}
