package no.slett.local;

import java.net.URI;
import java.nio.file.Path;

/** What start-up says: where everything is, and how to go on. */
record Welcome(
    LocalOptions options, Path folder, LocalClock clock, URI tokenEndpoint, URI mailPage) {

  String text() {
    return """

    Slett is ready.

      API              http://localhost:%1$d
      Applicants       http://localhost:%1$d/me
      Operator         http://localhost:%2$d/health/ready
      Mail             %3$s
      PostgreSQL       127.0.0.1:%4$d, database slett
      Service clock    %5$s (%6$s ahead)
      State            %7$s
                       postgres, objects, keys, journal, mail, secrets

      No malware scanner is configured: files are not scanned.

      A recruiter's token, for one hour:
        curl -s -d grant_type=client_credentials -d client_id=recruiter \\
          -d client_secret=local %8$s
      Likewise hiring-manager, privacy-officer, careers-site.

      Ctrl-C ends everything.
    """
        .formatted(
            options.ports().pages(),
            options.ports().operator(),
            mailPage,
            options.ports().postgres(),
            clock.instant(),
            options.clock(),
            folder,
            tokenEndpoint);
  }
}
