package no.slett.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The measurements of one installation, floor and service in turns. */
final class Measured {
  private static final int[] CLIENTS = {1, 8, 32};
  private static final int UPLOADS = 64;
  private static final byte[] CV = Cv.ofSize(100_000);
  private static final byte[] SMALL = Cv.ofSize(2_000);

  private final String store;
  private final Site site;
  private final Floor floor;
  private final Settings settings;
  private final PrintStream out;
  private final List<String> processes = new ArrayList<>();

  Measured(String store, Site site, Floor floor, Settings settings, PrintStream out) {
    this.store = store;
    this.site = site;
    this.floor = floor;
    this.settings = settings;
    this.out = out;
  }

  /** Applications with a CV of 100 KB, per second. */
  List<Figure> intake() throws Exception {
    var warm = open();
    Load.perSecond(8, settings.half().multipliedBy(3), () -> site.applicant(warm, List.of(CV)));
    site.jvm().holdExtractor();
    var figures = new ArrayList<Figure>();
    for (var clients : CLIENTS) {
      figures.add(intake(clients));
      out.println(figures.getLast().row());
    }
    site.jvm().releaseExtractor();
    return figures;
  }

  private Figure intake(int clients) throws Exception {
    var process = open();
    var bare = new ArrayList<Double>();
    var service = new ArrayList<Double>();
    var half = settings.half();
    for (var round = 0; round < settings.rounds(); round++) {
      bare.add(Load.perSecond(clients, half, () -> floor.intake(objects())));
      service.add(Load.perSecond(clients, half, () -> site.applicant(process, List.of(CV))));
    }
    var what = "intake, CV of 100 KB, " + clients + (clients == 1 ? " client" : " clients");
    return new Figure(store, what, "/s", bare, service, 0.7);
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
    var process = open();
    var large = Cv.ofSize(10_000_000);
    var before = site.jvm().resident();
    Load.seconds(UPLOADS, UPLOADS, () -> site.applicant(process, List.of(large)));
    var memory = new Memory(store, UPLOADS, before, site.jvm().mostResident(), site.jvm().heap());
    out.println(memory.row());
    return memory;
  }

  /** Applications of three documents, erased per second. */
  Figure erasure() throws Exception {
    for (var process : processes) {
      site.close(process);
    }
    processes.forEach(site::awaitPurged);
    site.awaitQuiet();
    var bare = new ArrayList<Double>();
    var service = new ArrayList<Double>();
    for (var round = 0; round < Math.min(settings.rounds(), 2); round++) {
      erasure(bare, service);
    }
    var what = "erasure of " + settings.applications() + " applications of 3 documents";
    var figure = new Figure(store, what, "/s", bare, service, 0.5);
    out.println(figure.row());
    return figure;
  }

  private void erasure(List<Double> bare, List<Double> service) throws Exception {
    var process = site.openProcess();
    var files = Collections.nCopies(3, SMALL);
    Load.seconds(8, settings.applications(), () -> site.applicant(process, files));
    site.awaitQuiet();
    bare.add(settings.applications() / floor.erase(objects(process), rows(process)));
    site.close(process);
    var start = System.nanoTime();
    site.awaitPurged(process);
    service.add(settings.applications() / ((System.nanoTime() - start) / 1e9));
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

  private String open() throws IOException {
    processes.add(site.openProcess());
    return processes.getLast();
  }
}
