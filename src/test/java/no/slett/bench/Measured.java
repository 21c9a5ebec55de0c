package no.slett.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/** The measurements of one installation, floor and service in turns. */
final class Measured {
  private static final int[] CLIENTS = {1, 8, 32};
  private static final int FEW = 4;
  private static final int UPLOADS = 64;
  private static final byte[] CV = Cv.ofSize(100_000);
  private static final byte[] SMALL = Cv.ofSize(2_000);

  private final String store;
  private final Site site;
  private final Floor floor;
  private final Settings settings;
  private final PrintStream out;

  Measured(String store, Site site, Floor floor, Settings settings, PrintStream out) {
    this.store = store;
    this.site = site;
    this.floor = floor;
    this.settings = settings;
    this.out = out;
  }

  /** Applications with a CV of 100 KB, per second. */
  List<Figure> intake() throws Exception {
    var warm = site.openProcess();
    Load.seconds(8, settings.warmup(), () -> site.applicant(warm, List.of(CV)));
    var figures = new ArrayList<Figure>();
    try (var _ = site.jvm().holdExtractor()) {
      for (var clients : CLIENTS) {
        figures.add(intake(clients));
        out.println(figures.getLast().row());
      }
    }
    return figures;
  }

  private Figure intake(int clients) throws Exception {
    var process = site.openProcess();
    var bare = new Side();
    var service = new Side();
    for (var round = 0; round < settings.rounds(); round++) {
      intake(bare, clients, () -> floor.intake(objects()));
      intake(service, clients, () -> site.applicant(process, List.of(CV)));
    }
    var what = "intake, CV of 100 KB, " + clients + (clients == 1 ? " client" : " clients");
    return new Figure(store, what, "/s", bare, service, 0.7);
  }

  private void intake(Side side, int clients, Callable<Load.Client> maker) throws Exception {
    var before = site.meter().read();
    var done = Load.during(clients, settings.half(), maker);
    side.add(done.things(), done.seconds(), site.meter().read().minus(before));
  }

  /** CV, form and key of an application, as large as they are stored. */
  private static List<byte[]> objects() {
    return List.of(random(100_700), random(1_400), random(100));
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  /** Many large uploads at once. */
  Memory memory() throws Exception {
    var process = site.openProcess();
    var large = Cv.ofSize(10_000_000);
    var before = site.jvm().resident();
    Load.seconds(UPLOADS, UPLOADS, () -> site.applicant(process, List.of(large)));
    var memory = new Memory(store, UPLOADS, before, site.jvm().mostResident(), site.jvm().heap());
    out.println(memory.row());
    return memory;
  }

  /** Applications of three documents, erased per second. */
  Figure erasure() throws Exception {
    var bare = new Side();
    var service = new Side();
    for (var round = 0; round < Math.min(settings.rounds(), 2); round++) {
      erasure(bare, service);
    }
    var what = "erasure of " + settings.applications() + " applications of 3 documents";
    var figure = new Figure(store, what, "/s", bare, service, 0.5);
    out.println(figure.row());
    return figure;
  }

  private void erasure(Side bare, Side service) throws Exception {
    var process = filled();
    var many = settings.applications();
    var start = site.meter().read();
    var seconds = floor.erase(objects(process), rows(process));
    var between = site.meter().read();
    bare.add(many, seconds, between.minus(start));
    service.add(many, erase(process), site.meter().read().minus(between));
  }

  /** Seconds from pressing close until all is erased. */
  private double erase(String process) throws IOException {
    var start = System.nanoTime();
    site.close(process);
    site.awaitPurged(process);
    return (System.nanoTime() - start) / 1e9;
  }

  /** A process with applications of three documents, all inspected, and every mail sent. */
  private String filled() throws Exception {
    var process = site.openProcess();
    var files = Collections.nCopies(3, SMALL);
    Load.seconds(8, settings.applications(), () -> site.applicant(process, files));
    site.awaitQuiet();
    return process;
  }

  /** How much longer applying takes while others are erased. */
  Latency intakeWhileErasing() throws Exception {
    var full = filled();
    var process = site.openProcess();
    try (var _ = site.jvm().holdExtractor()) {
      var alone = Load.during(FEW, settings.half(), () -> site.applicant(process, List.of(CV)));
      var erasing = new CompletableFuture<Double>();
      Thread.startVirtualThread(() -> erasing.completeAsync(() -> unchecked(full), Runnable::run));
      var beside =
          Load.during(FEW, () -> !erasing.isDone(), () -> site.applicant(process, List.of(CV)));
      var _ = erasing.get();
      var latency = new Latency(store, FEW, alone.p99(), beside.p99(), beside.things());
      out.println(latency.row());
      return latency;
    }
  }

  private double unchecked(String process) {
    try {
      return erase(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Form and key of each application, each document and its text, and the process key. */
  private int objects(String process) throws Exception {
    var mine = "where process_id = '" + process + "'";
    return 1
        + 2 * site.count("select count(*) from slett.application " + mine)
        + 2 * site.count("select count(*) from slett.document " + mine);
  }

  private int rows(String process) throws Exception {
    var rows = 0;
    for (var table :
        List.of(
            "slett.application",
            "slett.basis",
            "slett.document",
            "working_index.directory",
            "working_index.fulltext")) {
      rows += site.count("select count(*) from " + table + " where process_id = '" + process + "'");
    }
    return rows;
  }
}
