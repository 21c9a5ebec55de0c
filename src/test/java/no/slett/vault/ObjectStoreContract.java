package no.slett.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every object store does. The implementing test class supplies an empty one. */
interface ObjectStoreContract {
  List<String> NO_KEYS =
      List.of(
          "",
          "/",
          "/a",
          "a/",
          "a//b",
          "..",
          "a/../b",
          "./a",
          ".tmp/1",
          "a/.b",
          "a b",
          "søknad",
          "a\\b",
          "a\u0000b",
          "a\n",
          "%2e%2e/a",
          "a?b",
          "a+b",
          "a".repeat(600));

  /** The same empty store during one test. */
  ObjectStore store();

  @Test
  default void givesBackTheBytesThatWerePut() throws IOException {
    for (int size : new int[] {0, 1, 4039, 4040, 4041, 4080, 4096, 100_000, 6_000_000}) {
      var bytes = bytes(size);
      store().put("process/application/object", bytes);

      try (var object = store().get("process/application/object")) {
        assertThat(object.readAllBytes()).isEqualTo(bytes);
      }
      assertThat(store().find("process/application/object")).hasValue(bytes);
      assertThat(keysAndSizes("")).containsExactly("process/application/object " + size);
    }
  }

  @Test
  default void givesBackTheBytesOfAFile(@TempDir Path spool) throws IOException {
    for (int size : new int[] {0, 100_000, 6_000_000}) {
      var bytes = bytes(size);
      store().put("process/file", Files.write(spool.resolve("file"), bytes));

      assertThat(store().find("process/file")).hasValue(bytes);
    }
  }

  @Test
  default void keepsSeveralFilesAtOnce(@TempDir Path spool) throws IOException {
    store().put("p/b/2", bytes(5));
    var files = new LinkedHashMap<String, Path>();
    for (var key : List.of("p/a/1", "p/a/2", "p/b/2", "q/1")) {
      files.put(key, Files.write(spool.resolve(key.replace('/', '-')), bytes(key.hashCode() & 99)));
    }

    store().putAll(files);
    store().putAll(Map.of());

    assertThat(keys("")).containsExactlyElementsOf(files.keySet());
    for (var key : files.keySet()) {
      assertThat(store().find(key)).hasValue(bytes(key.hashCode() & 99));
    }
  }

  @Test
  default void aFileThatIsNotThereIsAFailure(@TempDir Path spool) {
    assertThatThrownBy(() -> store().put("p/a/1", spool.resolve("missing")))
        .isInstanceOfAny(StoreUnavailableException.class, IllegalArgumentException.class)
        .hasMessageContaining("p/a/1");
    assertThat(store().find("p/a/1")).isEmpty();
  }

  @Test
  default void replacesWhatWasThere() {
    store().put("process/object", bytes(5000));
    store().put("process/object", bytes(10));

    assertThat(store().find("process/object")).hasValue(bytes(10));
    assertThat(keysAndSizes("process/")).containsExactly("process/object 10");
  }

  @Test
  default void saysThatThereIsNothing() {
    assertThatThrownBy(() -> store().get("process/nothing"))
        .isInstanceOf(NoSuchObjectException.class)
        .hasMessageContaining("process/nothing");
    assertThat(store().find("process/nothing")).isEmpty();
    assertThat(store().remaining("")).isZero();
    assertThat(store().list("process/")).isEmpty();
  }

  @Test
  default void listsByPrefixInOrderOfKeys() {
    for (var key : List.of("b/2", "a/1", "b/10", "b/1/x", "b1", "c-d/e", "a.b/c", "a/0")) {
      store().put(key, bytes(1));
    }

    assertThat(keys("")).isSorted().hasSize(8);
    assertThat(keys("b/")).containsExactly("b/1/x", "b/10", "b/2");
    assertThat(keys("b")).containsExactly("b/1/x", "b/10", "b/2", "b1");
    assertThat(keys("b/1")).containsExactly("b/1/x", "b/10");
    assertThat(keys("d")).isEmpty();
  }

  @Test
  default void listsWhatComesAfterAKey() {
    for (var key : List.of("a/1", "b/1", "b/2/x", "b/3", "c/1")) {
      store().put(key, bytes(1));
    }

    try (var found = store().list("b/", "b/2/x")) {
      assertThat(found.map(StoredObject::key)).containsExactly("b/3");
    }
    try (var found = store().list("b/", "b/1")) {
      assertThat(found.map(StoredObject::key)).containsExactly("b/2/x", "b/3");
    }
    try (var found = store().list("", "b/3")) {
      assertThat(found.map(StoredObject::key)).containsExactly("c/1");
    }
  }

  @Test
  @Law("ER-3")
  default void listsAndDeletesMoreThanAPageHolds() throws Exception {
    var many = IntStream.range(0, 1050).mapToObj(i -> "process/many/" + i).toList();
    all(many, key -> store().put(key, bytes(3)));
    store().put("process/manyfold", bytes(3));

    assertThat(keys("process/many/")).hasSize(1050).containsAll(many);
    assertThat(store().remaining("process/many/")).isEqualTo(1050);
    assertThat(store().deletePrefix("process/many/")).isEqualTo(1050);
    assertThat(store().remaining("process/many/")).isZero();
    assertThat(keys("")).containsExactly("process/manyfold");
  }

  @Test
  @Law("ER-3")
  default void deletesExactlyTheseKeys() {
    for (var key : List.of("p/a", "p/a2", "p/a.text", "p/b", "q/a")) {
      store().put(key, bytes(100));
    }
    store().put("p/a", bytes(200));

    assertThat(store().delete(List.of("p/a", "p/missing", "p/b", "p/a"))).isEqualTo(2);
    assertThat(keys("")).containsExactly("p/a.text", "p/a2", "q/a");
    assertThat(store().find("p/a")).isEmpty();
    assertThat(store().remaining("")).isEqualTo(3);
  }

  @Test
  default void deletingTwiceIsHarmless() {
    store().put("p/a/1", bytes(1));

    assertThat(store().delete(List.of("p/a/1"))).isEqualTo(1);
    assertThat(store().delete(List.of("p/a/1"))).isZero();
    assertThat(store().delete(List.of())).isZero();
    assertThat(store().deletePrefix("p/a/")).isZero();
    assertThat(store().deletePrefixes(List.of())).isZero();
  }

  @Test
  default void deletesManyPrefixesAndNoSibling() {
    for (int i = 0; i < 40; i++) {
      store().put("p/" + i + "/x", bytes(1));
      store().put("p/" + i + "/y/z", bytes(1));
    }
    var wanted = IntStream.range(0, 39).mapToObj(i -> "p/" + i + "/").toList();

    assertThat(store().deletePrefixes(wanted)).isEqualTo(78);
    assertThat(keys("")).containsExactly("p/39/x", "p/39/y/z");
    assertThat(store().deletePrefix("p/3/")).isZero();
    assertThat(store().remaining("p/39/")).isEqualTo(2);
  }

  @Test
  default void aKeyMayBeUsedAgainAfterItsDeletion() {
    store().put("p/a/1", bytes(1));
    store().deletePrefix("p/");
    store().put("p/a/1", bytes(2));

    assertThat(store().find("p/a/1")).hasValue(bytes(2));
  }

  @Test
  default void deletingConcurrentlyLeavesNothingAndHurtsNobody() throws Exception {
    var keys = IntStream.range(0, 60).mapToObj(i -> "p/" + (i % 6) + "/" + i).toList();
    all(keys, key -> store().put(key, bytes(10)));

    all(List.of("p/", "p/1/", "p/", "p/5/"), prefix -> store().deletePrefix(prefix));

    assertThat(store().remaining("p/")).isZero();
  }

  @Test
  default void puttingWhileNeighboursAreDeletedLosesNothing() throws Exception {
    var rounds = IntStream.range(0, 60).boxed().toList();
    all(
        rounds,
        i -> {
          store().put("p/" + i % 3 + "/kept" + i, bytes(10));
          store().put("p/" + i % 3 + "/gone" + i, bytes(10));
          store().delete(List.of("p/" + i % 3 + "/gone" + i));
          store().put("r/" + i, bytes(1));
          store().deletePrefix("q" + i + "/");
        });

    assertThat(keys("p/")).hasSize(60).allMatch(key -> key.contains("kept"));
    assertThat(keys("r/")).hasSize(60);
  }

  @Test
  default void concurrentPutsOfOneKeyLeaveOneOfThemWhole() throws Exception {
    var sizes = IntStream.range(1, 30).map(i -> i * 1000).boxed().toList();
    all(sizes, size -> store().put("p/same", bytes(size)));

    var found = store().find("p/same").orElseThrow();
    assertThat(found).isEqualTo(bytes(found.length));
  }

  @Test
  default void refusesAnythingThatIsNoKeyAndDoesNotRepeatIt() {
    var complaint = "not a key";
    for (var wrong : NO_KEYS) {
      assertThatThrownBy(() -> store().put(wrong, bytes(1))).hasMessage(complaint);
      assertThatThrownBy(() -> store().get(wrong)).hasMessage(complaint);
      assertThatThrownBy(() -> store().find(wrong)).hasMessage(complaint);
      assertThatThrownBy(() -> store().delete(List.of(wrong))).hasMessage(complaint);
    }
  }

  @Test
  default void deletesOnlyBelowAWholeFolder() {
    store().put("p/a/b", bytes(1));

    for (var wrong : List.of("", "/", "p", "p/a", "../", "p/../", "/p/")) {
      assertThatThrownBy(() -> store().deletePrefix(wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(store().remaining("")).isEqualTo(1);
  }

  @Test
  default void answersToACheck() {
    store().check();
  }

  /** Different for each size, the same each time. */
  static byte[] bytes(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private List<String> keys(String prefix) {
    try (var found = store().list(prefix)) {
      return found.map(StoredObject::key).toList();
    }
  }

  private List<String> keysAndSizes(String prefix) {
    try (var found = store().list(prefix)) {
      return found.map(object -> object.key() + " " + object.size()).toList();
    }
  }

  /** Does it to all of them, eight at a time; the first failure is thrown. */
  static <T> void all(List<T> subjects, Step<T> step) throws Exception {
    all(8, subjects, step);
  }

  /** Does it to all of them, so many at a time; the first failure is thrown. */
  static <T> void all(int abreast, List<T> subjects, Step<T> step) throws Exception {
    try (var threads = Executors.newFixedThreadPool(abreast)) {
      var running = new ArrayList<Future<?>>();
      for (var subject : subjects) {
        Callable<Boolean> task =
            () -> {
              step.doTo(subject);
              return true;
            };
        running.add(threads.submit(task));
      }
      for (var one : running) {
        var _ = one.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** One step of a test that runs in many threads. */
  interface Step<T> {
    void doTo(T subject) throws Exception;
  }
}
