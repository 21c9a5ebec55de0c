package no.slett.kubernetes;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads Kubernetes objects as strictly as a cluster with strict field validation does. */
final class Manifests {
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "apps/v1 Deployment", Deployment.class,
          "batch/v1 Job", Job.class,
          "v1 Service", Service.class,
          "v1 ConfigMap", ConfigMap.class);

  private static final ObjectMapper STRICT =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .annotationIntrospector(new NoAnySetter())
          .build();

  private Manifests() {}

  /** All objects that the files hold, except the kustomization itself. */
  static List<HasMetadata> read(List<Path> files) throws IOException {
    var found = new ArrayList<HasMetadata>();
    for (var file : files) {
      found.addAll(parse(Files.readString(file)));
    }
    return found;
  }

  /**
   * The objects of one file.
   *
   * @throws IOException when a field is unknown, given twice or of a wrong type
   */
  static List<HasMetadata> parse(String yaml) throws IOException {
    var found = new ArrayList<HasMetadata>();
    for (var tree : STRICT.readerFor(JsonNode.class).<JsonNode>readValues(yaml).readAll()) {
      var kind = tree.path("apiVersion").asText() + " " + tree.path("kind").asText();
      var type = KINDS.get(kind);
      if (type == null) {
        throw new IOException("a kind that this test does not know: " + kind);
      }
      found.add(STRICT.treeToValue(tree, type));
    }
    return found;
  }

  /** The model takes unknown fields into a map; without it, they fail. */
  private static final class NoAnySetter extends JacksonAnnotationIntrospector {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return false;
    }
  }
}
