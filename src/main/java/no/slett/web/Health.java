package no.slett.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.slett.http.Access;
import no.slett.http.Answer;
import no.slett.http.Exchange;
import no.slett.http.Routes;
import org.jspecify.annotations.Nullable;

/** Says to the operator's probes whether the service lives and whether it takes calls. */
public final class Health implements Routes.Source {
  private static final String UP = "up";
  private static final String DOWN = "down";

  private final List<Readiness> checks;
  private final Duration patience;
  private volatile boolean stopping;

  /**
   * With these checks, which run side by side at every question.
   *
   * @param patience how long a check may take before it counts as failed
   */
  public Health(List<Readiness> checks, Duration patience) {
    this.checks = List.copyOf(checks);
    this.patience = patience;
  }

  /** What is said of one thing. */
  public record Checked(String name, String status, @Nullable String detail) {}

  /** What is said of all. */
  public record Report(String status, List<Checked> checks) {
    public Report {
      checks = List.copyOf(checks);
    }
  }

  @Override
  public void addTo(Routes routes) {
    routes
        .get("/health/live", Access.publicRoute(), _ -> Answer.ok(new Report(UP, List.of())))
        .get("/health/ready", Access.publicRoute(), this::ready);
  }

  /** From now on not ready, whatever the checks say. */
  void stop() {
    stopping = true;
  }

  private Answer ready(Exchange exchange) throws InterruptedException {
    var report = report();
    return Answer.json(report.status().equals(UP) ? 200 : 503, report);
  }

  /** The state of everything now. */
  public Report report() throws InterruptedException {
    if (stopping) {
      return new Report("stopping", List.of());
    }
    var checked = checkAll();
    boolean up = checked.stream().allMatch(check -> check.status().equals(UP));
    return new Report(up ? UP : DOWN, checked);
  }

  private List<Checked> checkAll() throws InterruptedException {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      var tasks = checks.stream().map(Health::task).toList();
      var answers = threads.invokeAll(tasks, patience.toMillis(), TimeUnit.MILLISECONDS);
      var checked = new ArrayList<Checked>();
      for (int i = 0; i < checks.size(); i++) {
        checked.add(checked(checks.get(i), answers.get(i)));
      }
      return checked;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Callable<Optional<String>> task(Readiness readiness) {
    return readiness.check()::trouble;
  }

  private static Checked checked(Readiness asked, Future<Optional<String>> answer) {
    var name = asked.name();
    var unwell = asked.decisive() ? DOWN : UP;
    return switch (answer.state()) {
      case SUCCESS ->
          answer
              .resultNow()
              .map(trouble -> new Checked(name, unwell, trouble))
              .orElseGet(() -> new Checked(name, UP, null));
      case FAILED -> new Checked(name, unwell, answer.exceptionNow().getClass().getSimpleName());
      case CANCELLED, RUNNING -> new Checked(name, unwell, "no answer in time");
    };
  }
}
