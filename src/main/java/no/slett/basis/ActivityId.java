package no.slett.basis;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * Names one processing activity of the catalogue, in kebab-case; the ones the code knows are here.
 */
public record ActivityId(@JsonValue String value) implements Comparable<ActivityId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** Filling one position, from the application to the closing of the process. */
  public static final ActivityId RECRUITMENT = new ActivityId("recruitment");

  /** Considering somebody who applied for no position in particular. */
  public static final ActivityId UNSOLICITED = new ActivityId("unsolicited");

  /** Telling others what whoever was hired is qualified by. */
  public static final ActivityId HIRED_QUALIFICATIONS = new ActivityId("hired-qualifications");

  /** Keeping somebody in mind for later positions, by consent. */
  public static final ActivityId TALENT_POOL = new ActivityId("talent-pool");

  /** Keeping the least that answers a later claim. */
  public static final ActivityId CLAIMS_DEFENCE = new ActivityId("claims-defence");

  /** The referee's own data, when a referee is spoken to. */
  public static final ActivityId REFEREE_CONTACT = new ActivityId("referee-contact");

  /** Answering requests and erasing. */
  public static final ActivityId RIGHTS = new ActivityId("rights");

  /** Showing that the law is kept: audit, certificates, security. */
  public static final ActivityId ACCOUNTABILITY = new ActivityId("accountability");

  @JsonCreator
  public ActivityId {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("an activity id is kebab-case");
    }
  }

  @Override
  public int compareTo(ActivityId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
