package no.slett.basis;

/** The full name of a database column. */
public record Column(String schema, String table, String name) implements Comparable<Column> {
  @Override
  public int compareTo(Column other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return schema + "." + table + "." + name;
  }
}
