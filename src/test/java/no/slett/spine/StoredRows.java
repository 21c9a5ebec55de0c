package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.basis.Catalogue;
import no.slett.basis.Column;
import no.slett.basis.DataItem;
import no.slett.basis.DataMap;
import no.slett.basis.Told;
import no.slett.postgres.DatabaseAddress;

/**
 * The rows of the database, compared with what a package tells: every column that the data map says
 * is told, of every table, with its value. A new column is compared without a change here.
 */
record StoredRows(Map<String, List<JsonNode>> tables) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DataMap MAP = DataMap.packaged(Catalogue.load(null));

  /** All that is stored now of these applications and requests. */
  static StoredRows of(DatabaseAddress address, Set<String> applications, Set<String> requests)
      throws IOException, SQLException {
    var tables = new TreeMap<String, List<JsonNode>>();
    for (var table : told().keySet()) {
      var rows = new ArrayList<JsonNode>();
      for (var row : all(address, "select to_jsonb(t)::text from slett." + table + " t")) {
        var subject = row.path(table.equals("application") ? "id" : "application_id").asText();
        var request = row.path(table.equals("request") ? "id" : "request_id").asText();
        if (applications.contains(subject) || requests.contains(request)) {
          rows.add(row);
        }
      }
      tables.put(table, rows);
    }
    return new StoredRows(tables);
  }

  /** The columns that some section tells, by table. */
  private static Map<String, List<Column>> told() {
    var tables = new TreeMap<String, List<Column>>();
    MAP.columns()
        .forEach(
            (column, item) -> {
              if (item.told() instanceof Told.In) {
                tables.computeIfAbsent(column.table(), _ -> new ArrayList<>()).add(column);
              }
            });
    return tables;
  }

  /** The tables that hold nothing of the person: a story that shows everything has to fill them. */
  Set<String> silent() {
    return tables.entrySet().stream()
        .filter(table -> table.getValue().isEmpty())
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Fails for any value that the package does not tell. */
  void demandToldIn(AccessPackage copy) throws IOException {
    for (var table : told().entrySet()) {
      for (var row : tables.getOrDefault(table.getKey(), List.of())) {
        for (var column : table.getValue()) {
          demandTold(copy, column, row.path(column.name()));
        }
      }
    }
  }

  private static void demandTold(AccessPackage copy, Column column, JsonNode value)
      throws IOException {
    var item = MAP.columns().get(column);
    if (item == null
        || item.form() == DataItem.Form.SEALED
        || !(item.told() instanceof Told.In(var sections))) {
      return;
    }
    var told = new HashSet<String>();
    for (var section : sections) {
      copy.section(section).forEach(node -> collect(node, told));
    }
    for (var one : value.isArray() ? value : List.of(value)) {
      if (!one.isNull()) {
        assertThat(told).as(column + " in " + sections).contains(comparable(one.asText()));
      }
    }
  }

  private static void collect(JsonNode node, Set<String> into) {
    if (node.isValueNode()) {
      Stream.of(node.asText().split(", ")).map(StoredRows::comparable).forEach(into::add);
      into.add(comparable(node.asText()));
    }
    node.forEach(child -> collect(child, into));
  }

  private static String comparable(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().toString();
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** As the owner, whom no policy keeps from anything. */
  private static List<JsonNode> all(DatabaseAddress address, String query)
      throws IOException, SQLException {
    var rows = new ArrayList<JsonNode>();
    try (var connection =
            DriverManager.getConnection(
                address.jdbcUrl(), address.ownerUser(), address.ownerPassword());
        var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      while (found.next()) {
        rows.add(JSON.readTree(found.getString(1)));
      }
    }
    return rows;
  }
}
