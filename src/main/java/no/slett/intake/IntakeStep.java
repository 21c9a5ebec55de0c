package no.slett.intake;

/** The steps of taking an application in, in order. A crash test stops the service after each. */
public enum IntakeStep {
  /** Every part is sealed in the spool; the form has been read and checked. */
  SPOOLED,
  /** The application key is durable. */
  KEY_STORED,
  /** Every object is durable. */
  OBJECTS_STORED,
  /** The rows are committed: from here on the application is received. */
  COMMITTED
}
