package no.slett.spine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** What uploads leave behind in one installation: rows, sealed objects, keys, spooled files. */
record Leftovers(House house, Path spool) {
  /** By which a store on a folder knows its own unfinished files from another instance's. */
  private static final Pattern LOCK = Pattern.compile("\\.tmp/[0-9a-f-]{36}/lock");

  private static final String UNDER_WAY =
      """
      select count(*) from pg_stat_activity
      where datname = current_database() and usename = current_user
        and pid <> pg_backend_pid() and state <> 'idle'
      """;

  /** Fails unless there is nothing but the markers of the stores and the keys of processes. */
  void assertNone() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(files(spool)).as("spool").isEmpty());
    assertThat(files(house.folder().resolve("objects"))).containsExactly("installation");
    assertThat(files(house.folder().resolve("keys")))
        .allMatch(name -> name.equals("installation") || name.endsWith("/process"));
    var address = house.address();
    assertThat(
            count(
                address.ownerUser(),
                address.ownerPassword(),
                "select count(*) from slett.application"))
        .as("applications")
        .isZero();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(count(address.serviceUser(), address.servicePassword(), UNDER_WAY))
                    .as("connections in use")
                    .isZero());
  }

  private long count(String user, String password, String query) {
    try (var connection = DriverManager.getConnection(house.address().jdbcUrl(), user, password);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> files(Path root) {
    try (var paths = Files.walk(root)) {
      return paths
          .filter(Files::isRegularFile)
          .map(path -> root.relativize(path).toString())
          .filter(name -> !LOCK.matcher(name).matches())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
