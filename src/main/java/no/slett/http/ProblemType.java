package no.slett.http;

import java.util.Locale;

/**
 * Every kind of problem that Slett answers with. The name is part of the contract: {@code
 * urn:slett:problem:<name>} (RFC 9457, section 3.1.1).
 */
public enum ProblemType {
  MALFORMED_REQUEST(400, "The request is not valid HTTP"),
  MALFORMED_JSON(400, "The body is not valid JSON"),
  MALFORMED_MULTIPART(400, "The body is not valid multipart/form-data"),
  IDEMPOTENCY_KEY_MISSING(400, "An Idempotency-Key is needed"),
  UNAUTHORIZED(401, "A valid bearer token is needed"),
  SIGNATURE_INVALID(401, "The signature is not valid"),
  FORBIDDEN(403, "Not allowed"),
  HUMAN_REQUIRED(403, "A person has to do this"),
  LEGAL_BASIS_ENDED(403, "The legal basis has ended"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  WRONG_STATE(409, "Not possible in this state"),
  FROZEN(409, "What was assessed stays as it was"),
  DEADLINE_PASSED(409, "The deadline has passed"),
  PROCESS_CLOSED(409, "The hiring process is closed"),
  DOCUMENT_QUARANTINED(409, "The document is still being checked"),
  DOCUMENT_REFUSED(409, "The document was refused"),
  DUPLICATE_APPLICATION(409, "There is an application already"),
  APPLICATION_ERASED(409, "The application has been erased"),
  PURPOSE_NOT_NOTICED(409, "The person was not told of this purpose"),
  ERASING(409, "The erasure has begun"),
  HANDOVER_MISSING(409, "Somebody hired has not been handed over"),
  TOO_LARGE(413, "The body is too large"),
  TOO_MANY_PARTS(413, "The body has too many parts"),
  UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
  NOTICE_OUTDATED(422, "The privacy notice has changed"),
  IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for something else"),
  UNKNOWN_FIELD(422, "Unknown field"),
  INVALID_FIELD(422, "Invalid field"),
  NATIONAL_IDENTITY_NUMBER(422, "A national identity number is in the text"),
  PROHIBITED_TOPIC(422, "The text touches what an employer must not collect"),
  OTHER_APPLICANT(422, "The text names another applicant"),
  PROHIBITED_QUESTION(422, "The question must not be asked"),
  FILE_REJECTED(422, "A file was rejected"),
  RESTRICTED(423, "The data are restricted"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL(500, "Something went wrong"),
  RECIPIENT_UNAVAILABLE(502, "The recipient did not take it"),
  OVER_CAPACITY(503, "Too busy at the moment"),
  STORAGE_UNAVAILABLE(503, "The store cannot be reached"),
  DATABASE_UNAVAILABLE(503, "The database cannot be reached"),
  ISSUER_UNAVAILABLE(503, "The token issuer cannot be reached"),
  NOT_READY(503, "Not ready yet"),
  STORAGE_FULL(507, "The store is full");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status code. */
  public int status() {
    return status;
  }

  /** The short summary, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The stable URI of this kind of problem. */
  public String urn() {
    return "urn:slett:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A problem of this kind; the detail says what to do and holds no personal data. */
  public Problem problem(String detail) {
    return Problem.of(this, detail);
  }

  /** The problem, ready to be thrown: {@code throw NOT_FOUND.because("...")}. */
  public ProblemException because(String detail) {
    return problem(detail).exception();
  }
}
