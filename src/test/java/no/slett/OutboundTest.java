package no.slett;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import no.slett.disclosure.Disclosures;
import no.slett.law.Law;
import org.junit.jupiter.api.Test;

/**
 * Nobody outside is given anything without a line in the ledger: a room with a way out writes
 * there. The kinds of mail and event that do are shown one by one in {@code OutboxSenderTest} and
 * {@code WebhooksTest}.
 */
class OutboundTest {
  /** What a way out is made with. The object store's is vault's: sealed bytes, and no key. */
  private static final Set<String> WAYS_OUT =
      Set.of(
          "java.net.http.HttpClient",
          "org.eclipse.angus.mail.smtp.SMTPTransport",
          "java.net.Socket");

  private final JavaClasses house =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  @Law("AC-3")
  void everyRoomWithAWayOutWritesTheLedger() {
    var ways = rooms(type -> dependsOn(type, WAYS_OUT));
    assertThat(ways).contains("no.slett.mail", "no.slett.webhook");
    var ledger = rooms(type -> writesLedger(type));
    assertThat(ledger).containsAll(ways);
  }

  private Set<String> rooms(java.util.function.Predicate<JavaClass> wanted) {
    var rooms = new TreeSet<String>();
    house.stream().filter(wanted).forEach(type -> rooms.add(type.getPackageName()));
    return rooms;
  }

  private static boolean dependsOn(JavaClass type, Set<String> names) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(d -> names.contains(d.getTargetClass().getName()));
  }

  private static boolean writesLedger(JavaClass type) {
    return type.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().isEquivalentTo(Disclosures.class)
                    && call.getName().equals("record"));
  }
}
