package no.slett.accountability.breach;

import static no.slett.basis.DataCategory.ANSWERS;
import static no.slett.basis.DataCategory.APPLICATION;
import static no.slett.basis.DataCategory.ASSESSMENT_NOTES;
import static no.slett.basis.DataCategory.ATTACHMENTS;
import static no.slett.basis.DataCategory.CONSENT;
import static no.slett.basis.DataCategory.CORRESPONDENCE;
import static no.slett.basis.DataCategory.CV;
import static no.slett.basis.DataCategory.DECISION;
import static no.slett.basis.DataCategory.PROFILE;
import static no.slett.basis.DataCategory.REFEREES;
import static no.slett.basis.DataCategory.REFERENCE_NOTES;
import static no.slett.basis.DataCategory.REQUESTS;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import no.slett.audit.Action;
import no.slett.basis.DataCategory;

/**
 * Which categories of data whoever did something saw, wrote or destroyed. Complete by its switch: a
 * new action of the log must say here what it touches.
 */
final class Touched {
  private Touched() {}

  /** The categories that an action touches; none where it shows ids and counts only. */
  static Set<DataCategory> by(Action action) {
    return switch (action) {
      case APPLICATION_READ -> of(PROFILE, APPLICATION, ANSWERS, ASSESSMENT_NOTES, DECISION);
      case APPLICATIONS_LISTED -> of(PROFILE, ASSESSMENT_NOTES, DECISION);
      case TALENT_POOL_LISTED -> of(PROFILE, APPLICATION);
      case CLAIMS_LISTED, CLAIM_READ -> of(PROFILE, APPLICATION, ASSESSMENT_NOTES, DECISION);
      case DOCUMENT_DOWNLOADED, TEXT_READ, DOCUMENT_CHECKED -> of(CV, ATTACHMENTS);
      case HANDOVER_PREPARED, HANDED_OVER -> of(PROFILE, APPLICATION, CV, ATTACHMENTS);
      case QUALIFICATIONS_EXPORTED -> of(PROFILE, APPLICATION);
      case STAGE_SET, NOTE_WRITTEN -> of(ASSESSMENT_NOTES);
      case APPLICATION_RECTIFIED -> of(PROFILE, APPLICATION, ANSWERS);
      case DOCUMENT_SUPERSEDED -> of(CV, ATTACHMENTS);
      case STATEMENT_MADE -> of(ASSESSMENT_NOTES, REFERENCE_NOTES);
      case DECISION_MADE -> of(DECISION);
      case REFEREE_ADDED,
          REFEREE_CONTACTED,
          REFEREE_CORRECTED,
          REFEREE_OBJECTED,
          REFEREE_FORGOTTEN ->
          of(REFEREES);
      case REFERENCES_READ -> of(REFEREES, REFERENCE_NOTES);
      case REFERENCE_NOTED -> of(REFERENCE_NOTES);
      case WITHHOLDING_OPENED, WITHHOLDING_APPROVED, WITHHOLDING_ENDED ->
          of(ASSESSMENT_NOTES, REFERENCE_NOTES);
      case MAIL_SENT, BREACH_TOLD -> of(PROFILE, CORRESPONDENCE);
      case CONSENT_GIVEN, CONSENT_WITHDRAWN, CONSENT_REMINDED -> of(CONSENT);
      case REQUEST_RECEIVED,
          REQUEST_READ,
          REQUEST_EXTENDED,
          REQUEST_QUESTIONED,
          REQUEST_REPLIED,
          REQUEST_PROPOSED,
          REQUEST_DECIDED,
          REQUEST_ANSWERED ->
          of(REQUESTS);
      case ACCESS_COPY_PREPARED, ACCESS_COPY_DELIVERED ->
          of(
              PROFILE,
              APPLICATION,
              CV,
              ATTACHMENTS,
              ASSESSMENT_NOTES,
              REFERENCE_NOTES,
              DECISION,
              CORRESPONDENCE,
              REQUESTS);
      case PORTABLE_COPY_PREPARED, PORTABLE_COPY_DELIVERED ->
          of(PROFILE, APPLICATION, CV, ATTACHMENTS);
      case APPLICATION_RECEIVED,
          APPLICATION_WITHDRAWN,
          APPLICATION_REDUCED,
          APPLICATION_ERASED,
          KEY_LOSS_CONFIRMED ->
          of(PROFILE, APPLICATION, CV, ATTACHMENTS);
      case HOLD_OPENED,
          HOLD_CONFIRMED,
          HOLD_REVIEWED,
          HOLD_RELEASED,
          RESTRICTION_OPENED,
          RESTRICTION_ANNOUNCED,
          RESTRICTION_LIFTED,
          BLOCK_READ ->
          of(REQUESTS);
      case PROCESS_CREATED,
          PROCESS_CHANGED,
          PROCESS_OPENED,
          PROCESS_DECIDED,
          PROCESS_CLOSING,
          PROCESS_REOPENED,
          PROCESS_PURGED,
          APPLICANTS_TOLD,
          NOTICE_CHANGE_ANNOUNCED,
          NOTICE_CHANGES_TOLD,
          MANAGER_ASSIGNED,
          MANAGER_REMOVED,
          REQUESTS_LISTED,
          REQUEST_ALARMED,
          WITHHOLDINGS_LISTED,
          CLOSING_READ,
          DUTY_WAIVED,
          BLOCKS_LISTED,
          ERASURES_LISTED,
          MAIL_DROPPED,
          NOTIFICATION_SENT,
          NOTIFICATION_ANSWERED,
          NOTIFICATIONS_LISTED,
          RECIPIENT_TOLD,
          ERASURE_CLAIMED,
          REDUCTION_CLAIMED,
          CERTIFICATE_SIGNED,
          RESTORE_REPLAYED,
          MISSING_KEYS_LISTED,
          AUDIT_READ,
          BREACH_OPENED,
          BREACHES_LISTED,
          BREACH_READ,
          BREACH_NOTED,
          BREACH_DECIDED,
          BREACH_ALARMED,
          BREACH_FACTS_READ,
          AUDIT_DROPPED,
          AUDIT_GAP ->
          Set.of();
    };
  }

  /** The same of an action as the log names it. */
  static Set<DataCategory> by(String wire) {
    return Arrays.stream(Action.values())
        .filter(action -> action.wire().equals(wire))
        .findFirst()
        .map(Touched::by)
        .orElse(Set.of());
  }

  /** The actions that touch a category, as the log names them. */
  static String[] actions() {
    return Arrays.stream(Action.values())
        .filter(action -> !by(action).isEmpty())
        .map(Action::wire)
        .toArray(String[]::new);
  }

  private static Set<DataCategory> of(DataCategory first, DataCategory... more) {
    return EnumSet.of(first, more);
  }
}
