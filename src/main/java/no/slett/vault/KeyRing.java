package no.slett.vault;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/**
 * The keys of hiring processes and applications, each an object of the store of keys: {@code
 * {process}/process}, sealed under the master key, and {@code {process}/{application}}, sealed
 * under the process key.
 *
 * <p>What outlives its process has its data keys in {@code {purpose}/{application}}, sealed under a
 * key of that purpose, which the master key gives.
 *
 * <p>To destroy a key, delete its object from that store and {@link #forget} it here; other
 * instances forget it within {@link #REMEMBERED}. What is sealed under it never opens again.
 */
public final class KeyRing {
  /** How long an unwrapped key may stay in memory, by the system clock. */
  public static final Duration REMEMBERED = Duration.ofSeconds(30);

  private static final int CAPACITY = 10_000;

  private record Name(HiringProcessId process, ApplicationId application) {}

  private record KeptName(KeptFor purpose, ApplicationId application) {}

  private final ObjectStore keys;
  private final MasterKey master;
  private final ExpiringCache<HiringProcessId, ProcessKey> processes;
  private final ExpiringCache<Name, ApplicationKey> applications;
  private final ExpiringCache<KeptName, KeptKeys> survivors;

  /** Leaves the store open when done with it. */
  public KeyRing(ObjectStore keys, MasterKey master, InstantSource systemClock) {
    this.keys = keys;
    this.master = master;
    this.processes = new ExpiringCache<>(systemClock, REMEMBERED, CAPACITY);
    this.applications = new ExpiringCache<>(systemClock, REMEMBERED, CAPACITY);
    this.survivors = new ExpiringCache<>(systemClock, REMEMBERED, CAPACITY);
  }

  /** The name of the process key's object. */
  public static String objectOf(HiringProcessId process) {
    return process + "/process";
  }

  /** The name of the application key's object. */
  public static String objectOf(HiringProcessId process, ApplicationId application) {
    return process + "/" + application;
  }

  /** The name of the object with the keys of what survives of an application for one purpose. */
  public static String objectOf(KeptFor purpose, ApplicationId application) {
    return purpose.wire() + "/" + application;
  }

  /** Makes the key of a new process, durably; one that is there already stays and is returned. */
  public ProcessKey createProcess(HiringProcessId process) {
    var name = objectOf(process);
    var found = keys.find(name);
    if (found.isPresent()) {
      return opened(process, found.get());
    }
    var secret = Secret.random();
    keys.put(name, master.seal().wrap(secret, name));
    return new ProcessKey(process, secret);
  }

  /**
   * The key of a process.
   *
   * @throws KeyMissingException when it is not in the store
   * @throws SealBrokenException when it was made under another master key, or damaged
   */
  public ProcessKey process(HiringProcessId process) {
    return processes.get(process, () -> opened(process, read(objectOf(process))));
  }

  /**
   * Makes the key of a new application, durable on return.
   *
   * @param application a new id: the key of one that exists would be replaced, and its data lost
   * @throws KeyMissingException when the process has no key
   */
  public ApplicationKey create(HiringProcessId process, ApplicationId application) {
    var name = objectOf(process, application);
    var secret = Secret.random();
    keys.put(name, process(process).seal().wrap(secret, name));
    return new ApplicationKey(application, secret);
  }

  /**
   * The key of an application.
   *
   * @throws KeyMissingException when it, or its process' key, is not in the store
   * @throws SealBrokenException when it was made under another process key, or damaged
   */
  public ApplicationKey application(HiringProcessId process, ApplicationId application) {
    return applications.get(
        new Name(process, application), () -> opened(process(process), application));
  }

  /**
   * The data key of an item: by its wrapped form while the application's key lives, afterwards by
   * whichever purpose keeps it.
   *
   * @param wrapped empty for what came when the application's key was gone already
   * @throws KeyMissingException when neither is in the store
   * @throws SealBrokenException when a key was made under another one, or damaged
   */
  public DataKey item(
      HiringProcessId process, ApplicationId application, byte[] wrapped, String aad) {
    try {
      if (wrapped.length > 0) {
        return application(process, application).unwrap(wrapped, aad);
      }
    } catch (KeyMissingException gone) {
      // whichever purpose keeps it has it
    }
    return Arrays.stream(KeptFor.values())
        .flatMap(purpose -> kept(purpose, application).stream())
        .flatMap(kept -> kept.find(aad).stream())
        .findFirst()
        .orElseThrow(() -> new KeyMissingException(objectOf(process, application)));
  }

  /** The keys of what survives of an application for one purpose, if that was written. */
  public Optional<KeptKeys> kept(KeptFor purpose, ApplicationId application) {
    try {
      return Optional.of(
          survivors.get(new KeptName(purpose, application), () -> readKept(purpose, application)));
    } catch (KeyMissingException none) {
      return Optional.empty();
    }
  }

  /** Writes them, durable on return, before the application's key goes. */
  public void keep(KeptFor purpose, ApplicationId application, KeptKeys kept) {
    var name = objectOf(purpose, application);
    keys.put(name, master.seal(purpose).seal(kept.bytes(), name));
    survivors.forget(new KeptName(purpose, application)::equals);
  }

  /**
   * Adds the key of one more item to those, durable on return: for what comes when the
   * application's own key is gone. One at a time for each application.
   */
  public void keepMore(KeptFor purpose, ApplicationId application, String aad, DataKey key) {
    survivors.forget(new KeptName(purpose, application)::equals);
    var before = kept(purpose, application).orElseGet(() -> new KeptKeys(Map.of()));
    keep(purpose, application, before.with(aad, key));
  }

  private KeptKeys readKept(KeptFor purpose, ApplicationId application) {
    var name = objectOf(purpose, application);
    return KeptKeys.of(master.seal(purpose).open(read(name), name), name);
  }

  /** Drops the process' key and those of its applications from memory. */
  public void forget(HiringProcessId process) {
    processes.forget(process::equals);
    applications.forget(name -> name.process.equals(process));
  }

  /** Drops an application's keys from memory, and those of what survives of it. */
  public void forget(HiringProcessId process, ApplicationId application) {
    applications.forget(new Name(process, application)::equals);
    survivors.forget(name -> name.application.equals(application));
  }

  private ProcessKey opened(HiringProcessId process, byte[] wrapped) {
    return new ProcessKey(process, master.seal().unwrap(wrapped, objectOf(process)));
  }

  private ApplicationKey opened(ProcessKey process, ApplicationId application) {
    var name = objectOf(process.process(), application);
    return new ApplicationKey(application, process.seal().unwrap(read(name), name));
  }

  private byte[] read(String name) {
    return keys.find(name).orElseThrow(() -> new KeyMissingException(name));
  }
}
