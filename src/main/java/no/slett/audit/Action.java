package no.slett.audit;

import java.util.Locale;

/** What the log tells of. */
public enum Action {
  PROCESS_CREATED,
  PROCESS_CHANGED,
  PROCESS_OPENED,
  PROCESS_DECIDED,
  PROCESS_CLOSING,
  PROCESS_REOPENED,
  PROCESS_PURGED,
  MANAGER_ASSIGNED,
  MANAGER_REMOVED,
  APPLICATION_RECEIVED,
  APPLICATIONS_LISTED,
  APPLICATION_READ,
  DOCUMENT_CHECKED,
  DOCUMENT_DOWNLOADED,
  TEXT_READ,
  APPLICATION_WITHDRAWN,
  REQUEST_RECEIVED,
  REQUEST_ANSWERED,
  STAGE_SET,
  NOTE_WRITTEN,
  DECISION_MADE,
  MAIL_SENT,
  MAIL_DROPPED,
  ERASURE_CLAIMED,
  REDUCTION_CLAIMED,
  APPLICATION_REDUCED,
  APPLICATION_ERASED,
  CERTIFICATE_SIGNED,
  RESTORE_REPLAYED,
  /** A restored database lost seals; the event's digest names them, first and last. */
  AUDIT_GAP;

  /** The name in the log. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
