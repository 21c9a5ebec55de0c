package no.slett.local;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What the service is told about its surroundings, in the keys of its own configuration. */
final class LocalConfiguration {
  private LocalConfiguration() {}

  static Map<String, String> of(
      LocalOptions options, LocalPostgres postgres, LocalIssuer issuer, LocalSecrets secrets)
      throws IOException {
    var address = postgres.address();
    var ports = options.ports();
    var keys = new TreeMap<String, String>();
    keys.put("server.host", "127.0.0.1");
    keys.put("server.port", Integer.toString(ports.pages()));
    keys.put("server.operator.port", Integer.toString(ports.operator()));
    keys.put("slett.database.url", address.jdbcUrl());
    keys.put("slett.database.owner.user", address.ownerUser());
    keys.put("slett.database.owner.password", address.ownerPassword());
    keys.put("slett.database.service.user", address.serviceUser());
    keys.put("slett.database.service.password", address.servicePassword());
    keys.put("slett.vault.store", "file");
    keys.put("slett.vault.objects", folder(options, "objects"));
    keys.put("slett.vault.keys", folder(options, "keys"));
    keys.put("slett.vault.journal", folder(options, "journal"));
    keys.put("slett.vault.master-key", secrets.masterKey());
    keys.put("slett.oidc.issuer", issuer.uri().toString());
    keys.put("slett.oidc.audience", "slett");
    keys.put("slett.mail.host", "127.0.0.1");
    keys.put("slett.mail.port", Integer.toString(ports.smtp()));
    return keys;
  }

  private static String folder(LocalOptions options, String name) {
    return options.folder().resolve(name).toAbsolutePath().toString();
  }
}
