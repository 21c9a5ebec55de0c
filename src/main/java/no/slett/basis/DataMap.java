package no.slett.basis;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.settings.SettingsFile;

/** Everything that is stored, and why: each database column and each kind of object. */
public final class DataMap {
  private final Map<Column, DataItem> columns;
  private final Map<String, DataItem> objects;

  DataMap(Map<Column, DataItem> columns, Map<String, DataItem> objects) {
    this.columns = Collections.unmodifiableMap(new TreeMap<>(columns));
    this.objects = Collections.unmodifiableMap(new TreeMap<>(objects));
  }

  /** The map that comes with the service: it changes with the code, never with a controller. */
  public static DataMap packaged(Catalogue catalogue) {
    return read(SettingsFile.packaged(DataMap.class, "data-map.yaml"), catalogue);
  }

  /**
   * Reads a map and checks it against the catalogue.
   *
   * @throws no.slett.settings.InvalidSettings with one line per column that the catalogue does not
   *     allow
   */
  public static DataMap read(SettingsFile file, Catalogue catalogue) {
    return new DataMapReader(catalogue).read(file);
  }

  /** Every column, by its full name. */
  public Map<Column, DataItem> columns() {
    return columns;
  }

  /** Every kind of object in the store, by its name. */
  public Map<String, DataItem> objects() {
    return objects;
  }

  /** The columns that exist in a database but not in this map. */
  public Set<Column> missing(Collection<Column> existing) {
    return difference(existing, columns.keySet());
  }

  /** The columns of this map that do not exist in a database. */
  public Set<Column> superfluous(Collection<Column> existing) {
    return difference(columns.keySet(), existing);
  }

  private static Set<Column> difference(Collection<Column> from, Collection<Column> without) {
    var left = new TreeSet<>(from);
    left.removeAll(Set.copyOf(without));
    return left;
  }

  /** What is really stored about such a person for an activity. */
  public Set<DataCategory> categories(Person person, Activity activity) {
    return Stream.concat(columns.values().stream(), objects.values().stream())
        .filter(item -> item.serves(person, activity.id()))
        .flatMap(item -> item.categories().stream())
        .filter(activity.categories()::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
