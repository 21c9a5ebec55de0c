package no.slett.erasure;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.slett.database.Row;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.vault.KeptFor;
import no.slett.vault.KeyRing;

/**
 * The keys that there should be of an application that nobody erases.
 *
 * @param reducing while it is reduced, either kind of key does
 * @param purposes that keep something of it, after its own key is gone
 * @param missed whether one is known to be missing
 */
record WantedKeys(
    ApplicationId application, boolean reducing, List<String> purposes, boolean missed) {
  static final String SELECT =
      """
      select application_id, reduction is not null as reducing, missing_key is not null as missed,
          array(select s.purpose from survival s
            where s.application_id = erasure.application_id order by 1) as purposes
      from erasure where claimed_at is null and finished_at is null
      """;

  static WantedKeys read(Row row) {
    return new WantedKeys(
        new ApplicationId(row.uuid("application_id")),
        row.flag("reducing"),
        row.texts("purposes"),
        row.flag("missed"));
  }

  /** The names of all that may open something of it. */
  Set<String> names(HiringProcessId process) {
    var names = new HashSet<String>();
    names.add(KeyRing.objectOf(process));
    names.add(KeyRing.objectOf(process, application));
    purposes.forEach(purpose -> names.add(KeyRing.objectOf(KeptFor.of(purpose), application)));
    return names;
  }

  /** What is missing, if these are there: {@code process}, {@code application} or a purpose. */
  Optional<String> missing(HiringProcessId process, Set<String> there) {
    var own = own(process, there);
    if (purposes.isEmpty()) {
      return own;
    }
    var kept =
        purposes.stream()
            .filter(p -> !there.contains(KeyRing.objectOf(KeptFor.of(p), application)))
            .findFirst();
    return reducing ? kept.filter(_ -> own.isPresent()) : kept;
  }

  private Optional<String> own(HiringProcessId process, Set<String> there) {
    if (!there.contains(KeyRing.objectOf(process))) {
      return Optional.of("process");
    }
    return there.contains(KeyRing.objectOf(process, application))
        ? Optional.empty()
        : Optional.of("application");
  }
}
