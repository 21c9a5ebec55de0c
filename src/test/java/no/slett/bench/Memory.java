package no.slett.bench;

/**
 * The service's memory around many large uploads, in megabytes.
 *
 * @param most the most that was ever resident, with all that was measured before
 * @param heap in use afterwards, garbage included
 */
record Memory(String store, int uploads, long before, long most, long heap) {
  static final long TARGET = 256;

  boolean reached() {
    return most < TARGET;
  }

  String row() {
    return "| %s | %d uploads of 10 MB at once | %d MB | %d MB | %d MB | < %d MB | %s |"
        .formatted(store, uploads, before, most, heap, TARGET, reached() ? "yes" : "no");
  }
}
