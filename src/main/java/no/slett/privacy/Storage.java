package no.slett.privacy;

import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import no.slett.settings.InvalidSettings;
import no.slett.vault.ObjectStore;
import no.slett.vault.StoreFacts;
import no.slett.vault.StoreUnavailableException;

/**
 * How the stores are set up. A setting that would prevent an erasure, or lose the journal, stops
 * the start; everything else is logged, once and whenever it changes, and shown to the privacy
 * officer.
 */
public final class Storage {
  private static final System.Logger LOG = System.getLogger(Storage.class.getName());

  private final List<Place> places;
  private final InstantSource systemClock;
  private final Map<Contents, StoreReport> told = new ConcurrentHashMap<>();
  private final Set<Contents> fit = ConcurrentHashMap.newKeySet();

  public Storage(List<Place> places, InstantSource systemClock) {
    this.places = List.copyOf(places);
    this.systemClock = systemClock;
  }

  /**
   * One store.
   *
   * @param name what the operator calls it, such as a bucket's name
   */
  public record Place(Contents contents, StoreFacts.Kind kind, String name, ObjectStore store) {}

  /**
   * Why the service must not start, one clear line for each store that is set up wrongly. A store
   * that does not answer is not among them: it may come back.
   */
  public List<String> obstacles() {
    return places.stream().flatMap(place -> obstacle(place, look(place)).stream()).toList();
  }

  /**
   * A store on which nothing can be erased will not get better by waiting.
   *
   * @throws InvalidSettings with the {@link #obstacles}
   */
  public void demandErasable() {
    var obstacles = obstacles();
    if (!obstacles.isEmpty()) {
      throw new InvalidSettings(obstacles);
    }
  }

  /** Why the doors stay shut: {@link #obstacles}, or a store that has not answered so far. */
  public List<String> troubles() {
    var troubles = new ArrayList<String>();
    for (var place : places) {
      if (!fit.contains(place.contents)) {
        var facts = look(place);
        obstacle(place, facts).ifPresent(troubles::add);
        if (facts.isEmpty()) {
          troubles.add("the store of " + named(place) + " does not tell how it is set up");
        }
      }
    }
    return troubles;
  }

  /** Looks again at all: somebody may have changed a store while the service runs. */
  public void watch() {
    obstacles().forEach(line -> LOG.log(Level.ERROR, line));
  }

  /** How all of them are set up now. */
  List<StoreReport> reports() {
    return places.stream().map(place -> report(place, facts(place))).toList();
  }

  private Optional<StoreFacts> look(Place place) {
    var facts = facts(place);
    if (facts.isPresent()) {
      tell(place, report(place, facts));
      if (obstacle(place, facts).isEmpty()) {
        fit.add(place.contents);
      }
    }
    return facts;
  }

  private void tell(Place place, StoreReport report) {
    if (!report.equals(told.put(place.contents, report))) {
      LOG.log(Level.INFO, "the store of {0}", report.line());
      for (var warning : report.warnings()) {
        LOG.log(Level.WARNING, "the store of {0}: {1}", report.store(), warning.message());
      }
    }
  }

  private Optional<StoreFacts> facts(Place place) {
    try {
      return Optional.of(place.store.inspect(systemClock.instant()));
    } catch (StoreUnavailableException silent) {
      return Optional.empty();
    }
  }

  private static StoreReport report(Place place, Optional<StoreFacts> facts) {
    return StoreReport.of(place.contents, place.kind, facts);
  }

  private static Optional<String> obstacle(Place place, Optional<StoreFacts> facts) {
    return facts
        .flatMap(found -> Judgement.obstacle(place.contents, found))
        .map(why -> "the store of " + named(place) + " " + why);
  }

  private static String named(Place place) {
    return place.contents.wire() + " (" + place.name + ")";
  }
}
