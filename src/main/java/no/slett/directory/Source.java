package no.slett.directory;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.database.Transaction;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/** What the working index is made of; the rooms that keep it sealed contribute it. */
public interface Source {
  /**
   * What the index of a process should hold now, by ids only, as purpose {@code index} sees it.
   *
   * @param tx of that purpose
   */
  List<Wanted> wanted(Transaction tx, HiringProcessId process);

  /**
   * Opens the sealed data of these applications, one by one as the stream is read. What does not
   * open, because its key is missing for example, is left out with an alarm in the log.
   *
   * @throws no.slett.vault.StoreUnavailableException when the store does not answer: try again
   */
  Stream<Entry> open(HiringProcessId process, Collection<ApplicationId> applications);

  /** An application and the items of it that have words. */
  record Wanted(ApplicationId application, Set<UUID> items) {
    public Wanted {
      items = Set.copyOf(items);
    }
  }

  /** An application, opened. */
  record Entry(ApplicationId application, Optional<Contact> contact, Map<UUID, String> texts) {
    public Entry {
      texts = Map.copyOf(texts);
    }

    /** Never the person: it would end up in a log. */
    @Override
    public String toString() {
      return "Entry[" + application + "]";
    }
  }
}
