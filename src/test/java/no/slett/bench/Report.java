package no.slett.bench;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All that was measured. */
final class Report {
  private final List<Figure> figures = new ArrayList<>();
  private final List<Memory> memory = new ArrayList<>();
  private final List<Latency> latencies = new ArrayList<>();
  private String machine = "";

  /** One line about where it was measured. */
  void machine(String postgres, Settings settings) {
    machine =
        "%d cores, %s %s, JDK %s, PostgreSQL %s with fsync and synchronous_commit on; service: %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                Runtime.version(),
                postgres,
                String.join(" ", settings.flags()));
  }

  void add(Figure figure) {
    figures.add(figure);
  }

  void add(Memory one) {
    memory.add(one);
  }

  void add(Latency one) {
    latencies.add(one);
  }

  /** As Markdown. */
  String table() {
    var lines = new ArrayList<String>();
    lines.add("\n" + machine + "\n");
    lines.add(
        "| store | what | floor | service | ratio | target | reached"
            + " | CPU of the floor, ms | CPU with the service, ms |");
    lines.add("|---|---|--:|--:|--:|--:|---|--:|--:|");
    figures.forEach(figure -> lines.add(figure.row()));
    lines.add(
        "\nCPU of one application = clients + service (without its extractor) + PostgreSQL + S3"
            + " server; the floor's own work is its clients'.");
    lines.add("\n| store | what | resident before | at most | heap in use | target | reached |");
    lines.add("|---|---|--:|--:|--:|--:|---|");
    memory.forEach(one -> lines.add(one.row()));
    lines.add("\n| store | what | alone | while erasing | ratio | target | reached |");
    lines.add("|---|---|--:|--:|--:|--:|---|");
    latencies.forEach(one -> lines.add(one.row()));
    return String.join("\n", lines);
  }

  /** The same with every round, as JSON. */
  void write(Path file) throws IOException {
    var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    var all = json.createObjectNode().put("machine", machine);
    var rows = all.putArray("figures");
    for (var figure : figures) {
      var row = rows.addObject().put("store", figure.store()).put("what", figure.what());
      row.put("unit", figure.unit()).put("floor", figure.floor().median());
      row.put("service", figure.service().median()).put("ratio", figure.ratio());
      row.put("target", figure.target()).put("reached", figure.reached());
      figure.floor().rates().forEach(row.putArray("floorRounds")::add);
      figure.service().rates().forEach(row.putArray("serviceRounds")::add);
      figure.floor().cost().writeTo(row.putObject("floorCpuMilliseconds"));
      figure.service().cost().writeTo(row.putObject("serviceCpuMilliseconds"));
    }
    all.set("memory", json.valueToTree(memory));
    all.set("latencies", json.valueToTree(latencies));
    json.writeValue(file.toFile(), all);
  }
}
