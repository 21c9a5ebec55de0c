package no.slett.local;

import java.time.InstantSource;
import java.util.Map;

/** Starts the service, as production does, but with a service clock of local mode. */
@FunctionalInterface
public interface ServiceStarter {

  /**
   * Returns once the service answers. Closing the result stops it within 30 seconds.
   *
   * @param configuration see {@link LocalConfiguration}
   * @throws Exception where it cannot start; the message is shown to the developer
   */
  AutoCloseable start(Map<String, String> configuration, InstantSource serviceClock)
      throws Exception;
}
