package no.slett.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.config.Key;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ManifestsTest {
  private static final Path BASE = Path.of("k8s", "base");
  private static List<HasMetadata> objects = List.of();

  @BeforeAll
  static void read() throws IOException {
    objects = Manifests.read(files());
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowFails() throws IOException {
    var yaml = Files.readString(BASE.resolve("deployment.yaml"));
    assertThatThrownBy(() -> Manifests.parse(yaml.replace("replicas:", "replica:")))
        .hasMessageContaining("replica");
    assertThatThrownBy(() -> Manifests.parse(yaml.replace("runAsNonRoot:", "runAsNoRoot:")))
        .hasMessageContaining("runAsNoRoot");
    assertThatThrownBy(() -> Manifests.parse(yaml.replace("secretKeyRef:", "secretRef:")))
        .hasMessageContaining("secretRef");
    assertThatThrownBy(() -> Manifests.parse(yaml.replace("replicas: 2", "replicas: two")))
        .hasMessageContaining("two");
  }

  @Test
  void theKustomizationNamesEveryFile() throws IOException {
    var tree = new YAMLMapper().readTree(Files.readString(BASE.resolve("kustomization.yaml")));
    assertThat(tree.propertyStream().map(f -> f.getKey()))
        .containsExactlyInAnyOrder("apiVersion", "kind", "resources", "labels", "images");
    var named = new TreeSet<String>();
    tree.path("resources").forEach(r -> named.add(r.asText()));
    assertThat(named)
        .isEqualTo(
            files().stream().map(f -> f.getFileName().toString()).collect(Collectors.toSet()));
  }

  @Test
  void everyEnvironmentNameIsAConfigurationKey() {
    var known = Arrays.stream(Key.values()).map(Key::variable).collect(Collectors.toSet());
    var used = new TreeSet<>(settings().getData().keySet());
    containers().flatMap(c -> c.getEnv().stream()).map(EnvVar::getName).forEach(used::add);
    assertThat(known).containsAll(used);
    assertThat(used).hasSizeGreaterThan(20);
  }

  @Test
  void everyContainerReadsTheSettings() {
    assertThat(containers())
        .allSatisfy(
            c ->
                assertThat(c.getEnvFrom())
                    .singleElement()
                    .satisfies(f -> assertThat(f.getConfigMapRef().getName()).isEqualTo("slett")));
  }

  @Test
  void secretsAreReferredToAndNeverWritten() {
    assertThat(settings().getData().keySet()).noneMatch(k -> k.matches(".*(PASSWORD|_KEY)"));
    assertThat(containers().flatMap(c -> c.getEnv().stream()))
        .allSatisfy(
            e -> {
              assertThat(e.getValue()).as(e.getName()).isNull();
              assertThat(e.getValueFrom().getSecretKeyRef().getName()).startsWith("slett");
            });
  }

  @Test
  void onlyTheMigrationHasTheOwnersCredentials() {
    assertThat(names(container(deployment()))).noneMatch(n -> n.contains("OWNER"));
    assertThat(names(container(migration())))
        .contains("SLETT_DATABASE_OWNER_USER", "SLETT_DATABASE_OWNER_PASSWORD")
        .noneMatch(n -> n.contains("MASTER_KEY"));
    assertThat(container(migration()).getArgs()).containsExactly("migrate");
  }

  @Test
  void podsMeetTheRestrictedStandard() {
    assertThat(templates())
        .allSatisfy(
            t -> {
              var pod = t.getSpec();
              assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
              assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
              assertThat(pod.getSecurityContext().getSeccompProfile().getType())
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.getAutomountServiceAccountToken()).isFalse();
              assertThat(pod.getEnableServiceLinks()).isFalse();
            });
    assertThat(containers())
        .allSatisfy(
            c -> {
              assertThat(c.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
              assertThat(c.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
              assertThat(c.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
              assertThat(c.getSecurityContext().getCapabilities().getAdd()).isEmpty();
              assertThat(c.getResources().getLimits()).containsKey("memory");
              assertThat(c.getResources().getRequests()).containsKeys("cpu", "memory");
            });
  }

  @Test
  void theUserIsThatOfTheImage() throws IOException {
    var pom = Files.readString(Path.of("pom.xml"));
    assertThat(templates())
        .allSatisfy(
            t ->
                assertThat(pom)
                    .contains(
                        "<user>%d:%d</user>"
                            .formatted(
                                t.getSpec().getSecurityContext().getRunAsUser(),
                                t.getSpec().getSecurityContext().getRunAsGroup())));
  }

  @Test
  void probesAskTheOperatorPort() {
    var container = container(deployment());
    assertThat(path(container.getLivenessProbe())).isEqualTo("operator /health/live");
    assertThat(path(container.getStartupProbe())).isEqualTo("operator /health/live");
    assertThat(path(container.getReadinessProbe())).isEqualTo("operator /health/ready");
    assertThat(settings().getData())
        .containsEntry("SLETT_SERVER_PORT", port(container, "public"))
        .containsEntry("SLETT_SERVER_OPERATOR_PORT", port(container, "operator"));
  }

  @Test
  void theServiceShowsOnlyThePublicPort() {
    var service = only(Service.class);
    assertThat(service.getSpec().getPorts())
        .singleElement()
        .satisfies(p -> assertThat(p.getTargetPort().getStrVal()).isEqualTo("public"));
    assertThat(deployment().getMetadata().getLabels())
        .containsAllEntriesOf(service.getSpec().getSelector())
        .containsAllEntriesOf(only(Deployment.class).getSpec().getSelector().getMatchLabels());
    assertThat(migration().getMetadata().getLabels())
        .doesNotContainEntry("app.kubernetes.io/component", "service");
  }

  @Test
  void requestsUnderWayMayEndBeforeThePodDoes() {
    var drain = container(deployment()).getLifecycle().getPreStop().getSleep().getSeconds();
    assertThat(drain).isGreaterThanOrEqualTo(5);
    assertThat(deployment().getSpec().getTerminationGracePeriodSeconds())
        .isGreaterThanOrEqualTo(drain + 30);
    var rolling = only(Deployment.class).getSpec().getStrategy().getRollingUpdate();
    assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
  }

  @Test
  void theSpoolIsOnDiskAndTheExtractorInMemoryWithinTheLimits() {
    var spool = volume("spool").getEmptyDir();
    var extractor = volume("extractor").getEmptyDir();
    assertThat(spool.getMedium()).isIn(null, "");
    assertThat(bytes(spool.getSizeLimit())).isLessThan(limit("ephemeral-storage"));
    assertThat(extractor.getMedium()).isEqualTo("Memory");
    assertThat(bytes(extractor.getSizeLimit())).isLessThan(limit("memory") / 4);
    assertThat(settings().getData().get("SLETT_INTAKE_SPOOL")).startsWith(mount("spool"));
    assertThat(settings().getData().get("SLETT_EXTRACTOR_FOLDER")).startsWith(mount("extractor"));
    assertThat(settings().getData().get("SLETT_CONTROLLER_FILE")).startsWith(mount("policy"));
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(BASE)) {
      return files.filter(f -> !f.endsWith("kustomization.yaml")).sorted().toList();
    }
  }

  private static ConfigMap settings() {
    return only(ConfigMap.class);
  }

  private static PodTemplateSpec deployment() {
    return only(Deployment.class).getSpec().getTemplate();
  }

  private static PodTemplateSpec migration() {
    return only(Job.class).getSpec().getTemplate();
  }

  private static Stream<PodTemplateSpec> templates() {
    return Stream.of(deployment(), migration());
  }

  private static Stream<Container> containers() {
    return templates().map(ManifestsTest::container);
  }

  private static Container container(PodTemplateSpec template) {
    assertThat(template.getSpec().getContainers()).hasSize(1);
    assertThat(template.getSpec().getInitContainers()).isEmpty();
    return template.getSpec().getContainers().getFirst();
  }

  private static Set<String> names(Container container) {
    return container.getEnv().stream().map(EnvVar::getName).collect(Collectors.toSet());
  }

  private static String path(Probe probe) {
    return probe.getHttpGet().getPort().getStrVal() + " " + probe.getHttpGet().getPath();
  }

  private static String port(Container container, String name) {
    return container.getPorts().stream()
        .filter(p -> p.getName().equals(name))
        .map(p -> p.getContainerPort().toString())
        .findFirst()
        .orElseThrow();
  }

  private static Volume volume(String name) {
    return deployment().getSpec().getVolumes().stream()
        .filter(v -> v.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String mount(String name) {
    return container(deployment()).getVolumeMounts().stream()
        .filter(m -> m.getName().equals(name))
        .map(VolumeMount::getMountPath)
        .findFirst()
        .orElseThrow();
  }

  private static long limit(String resource) {
    var limits = container(deployment()).getResources().getLimits();
    return bytes(Optional.ofNullable(limits.get(resource)).orElseThrow());
  }

  private static long bytes(Quantity quantity) {
    return Quantity.getAmountInBytes(quantity).longValueExact();
  }

  private static <T> T only(Class<T> kind) {
    var found = objects.stream().filter(kind::isInstance).map(kind::cast).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }
}
