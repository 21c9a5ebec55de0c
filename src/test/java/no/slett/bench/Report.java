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

  /** As Markdown. */
  String table() {
    var lines = new ArrayList<String>();
    lines.add("\n" + machine + "\n");
    lines.add("| store | what | floor | service | ratio | target | reached |");
    lines.add("|---|---|--:|--:|--:|--:|---|");
    figures.forEach(figure -> lines.add(figure.row()));
    lines.add("\n| store | what | resident before | at most | heap in use | target | reached |");
    lines.add("|---|---|--:|--:|--:|--:|---|");
    memory.forEach(one -> lines.add(one.row()));
    return String.join("\n", lines);
  }

  /** The same with every round, as JSON. */
  void write(Path file) throws IOException {
    var json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    var all = json.createObjectNode().put("machine", machine);
    var rows = all.putArray("figures");
    for (var figure : figures) {
      var row = rows.addObject().put("store", figure.store()).put("what", figure.what());
      row.put("unit", figure.unit()).put("floor", figure.floorMedian());
      row.put("service", figure.serviceMedian()).put("ratio", figure.ratio());
      row.put("target", figure.target()).put("reached", figure.reached());
      figure.floor().forEach(row.putArray("floorRounds")::add);
      figure.service().forEach(row.putArray("serviceRounds")::add);
    }
    all.set("memory", json.valueToTree(memory));
    json.writeValue(file.toFile(), all);
  }
}
