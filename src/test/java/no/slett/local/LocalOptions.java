package no.slett.local;

import java.nio.file.Path;

/**
 * What a developer may choose.
 *
 * @param folder all state: {@code .slett}
 * @param seed whether sample applicants apply
 * @param clock offset of the service clock, as {@link LocalClock#parse} reads it
 */
public record LocalOptions(Path folder, LocalPorts ports, boolean seed, String clock) {

  /** Reads {@code slett.local.seed} and {@code slett.local.clock}. */
  public static LocalOptions fromSystemProperties() {
    return new LocalOptions(
        Path.of(".slett"),
        LocalPorts.documented(),
        Boolean.parseBoolean(System.getProperty("slett.local.seed", "true")),
        System.getProperty("slett.local.clock", "PT0S"));
  }
}
