package no.slett.spine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import no.slett.application.Opener;
import no.slett.application.SealedApplication;
import no.slett.clock.ServiceClock;
import no.slett.database.Database;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.vault.FileObjectStore;
import no.slett.vault.KeyRing;

/**
 * Has a database, the stores of objects and keys, and the master key, and reads what can be read.
 */
final class Thief implements AutoCloseable {
  private static final Scope SCOPE = Scope.system(Purpose.INDEX, "thief");

  private final Database database;
  private final FileObjectStore objects;
  private final FileObjectStore keyStore;
  private final KeyRing keys;
  private final Opener opener;

  private Thief(House house) {
    var configuration = house.configuration();
    this.database = new Database(configuration.database(), new ServiceClock(house.clock()));
    this.objects = new FileObjectStore(house.folder().resolve("objects"));
    this.keyStore = new FileObjectStore(house.folder().resolve("keys"));
    this.keys = new KeyRing(keyStore, configuration.masterKey(), house.clock());
    this.opener = new Opener(keys, objects);
  }

  static Thief in(House house) {
    return new Thief(house);
  }

  /** By the keys that belong to it. */
  String name(JsonNode receipt) {
    return opener.profile(row(receipt)).givenName();
  }

  /** The sealed bytes of what the applicant wrote. */
  byte[] form(JsonNode receipt) {
    return objects.find(row(receipt).formObject()).orElseThrow();
  }

  /** By any key of an application that there is; the name is {@code process/application}. */
  void unwrap(JsonNode receipt, String name) {
    var row = row(receipt);
    var of = name.split("/", -1);
    var application = of.length == 2 && of[0].length() == 36 && of[1].length() == 36;
    if (!application) {
      name(receipt);
      return;
    }
    keys.application(HiringProcessId.parse(of[0]), ApplicationId.parse(of[1]))
        .unwrap(row.dataKey(), SealedApplication.aad(row.id()));
  }

  private SealedApplication row(JsonNode receipt) {
    var id = new ApplicationId(UUID.fromString(receipt.path("applicationId").asText()));
    return database.inTransaction(SCOPE, tx -> SealedApplication.find(tx, id)).orElseThrow();
  }

  @Override
  public void close() {
    keyStore.close();
    objects.close();
    database.close();
  }
}
