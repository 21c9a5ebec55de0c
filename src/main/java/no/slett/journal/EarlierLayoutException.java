package no.slett.journal;

/** The journal was written by an earlier version, whose entries lay in no days. It is not read. */
public final class EarlierLayoutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EarlierLayoutException() {
    super(
        "the journal has the layout of an earlier version, which this one cannot read:"
            + " begin with new stores and a new database (locally: remove the folder .slett)");
  }
}
