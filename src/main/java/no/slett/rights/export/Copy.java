package no.slett.rights.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import no.slett.access.Entry;
import no.slett.access.Value;
import no.slett.id.ApplicationId;
import no.slett.id.Language;

/**
 * All that a person is told, opened but for the bytes of files.
 *
 * @param mailbox the address that asks
 * @param answers the requests that are answered once it is delivered
 */
record Copy(
    String mailbox,
    Language language,
    Instant preparedAt,
    List<Application> applications,
    List<Entry> requests,
    List<UUID> answers) {
  /** What is told of one application, section by section. */
  record Application(ApplicationId id, String title, List<Section> sections) {
    @Override
    public String toString() {
      return "Application[" + id + "]";
    }
  }

  /** What one section tells. */
  record Section(String name, boolean isTable, List<Entry> entries) {
    @Override
    public String toString() {
      return "Section[" + name + "]";
    }
  }

  /** The files of an application, in order. */
  static Stream<Value.File> files(Application application) {
    return application.sections().stream()
        .flatMap(section -> section.entries().stream())
        .flatMap(Copy::files);
  }

  private static Stream<Value.File> files(Entry entry) {
    return entry.fields().values().stream()
        .flatMap(
            value ->
                switch (value) {
                  case Value.File file -> Stream.of(file);
                  case Value.Entries more -> more.entries().stream().flatMap(Copy::files);
                  default -> Stream.empty();
                });
  }

  /** Never whose it is. */
  @Override
  public String toString() {
    return "Copy[" + applications.size() + " applications]";
  }
}
