package no.slett.basis;

import java.util.Set;
import no.slett.settings.Keyword;
import org.jspecify.annotations.Nullable;

/**
 * What one column or one kind of object holds.
 *
 * @param persons whom it is about; empty when it is no personal data
 * @param categories of data; empty exactly when {@code persons} is
 * @param purposes the activities it may be used for; their bases and retention are its own
 * @param told whether the person is told it; null when it is about staff alone or nobody
 */
public record DataItem(
    Set<Person> persons,
    Set<DataCategory> categories,
    Set<ActivityId> purposes,
    Form form,
    @Nullable Told told) {
  /** How it is stored. */
  public enum Form implements Keyword {
    /** Encrypted under a key of its application or purpose. */
    SEALED,
    /** Opaque ids, states and times. */
    PSEUDONYMOUS,
    /** Readable, in the working index only, which no backup holds. */
    INDEX,
    /** No personal data. */
    OPEN
  }

  public DataItem {
    persons = Set.copyOf(persons);
    categories = Set.copyOf(categories);
    purposes = Set.copyOf(purposes);
  }

  /** True when it is about somebody other than those who work here. */
  static boolean concernsOutsiders(Set<Person> persons) {
    return persons.stream().anyMatch(person -> person != Person.STAFF);
  }

  /** True when it is about such a person and serves that activity. */
  public boolean serves(Person person, ActivityId activity) {
    return persons.contains(person) && purposes.contains(activity);
  }
}
