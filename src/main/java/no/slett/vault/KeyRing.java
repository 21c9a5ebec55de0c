package no.slett.vault;

import java.time.Duration;
import java.time.InstantSource;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;

/**
 * The keys of hiring processes and applications, each an object of the store of keys: {@code
 * {process}/process}, sealed under the master key, and {@code {process}/{application}}, sealed
 * under the process key.
 *
 * <p>To destroy a key, delete its object from that store and {@link #forget} it here; other
 * instances forget it within {@link #REMEMBERED}. What is sealed under it never opens again.
 */
public final class KeyRing {
  /** How long an unwrapped key may stay in memory, by the system clock. */
  public static final Duration REMEMBERED = Duration.ofSeconds(30);

  private static final int CAPACITY = 10_000;

  private record Name(HiringProcessId process, ApplicationId application) {}

  private final ObjectStore keys;
  private final MasterKey master;
  private final ExpiringCache<HiringProcessId, ProcessKey> processes;
  private final ExpiringCache<Name, ApplicationKey> applications;

  /** Leaves the store open when done with it. */
  public KeyRing(ObjectStore keys, MasterKey master, InstantSource systemClock) {
    this.keys = keys;
    this.master = master;
    this.processes = new ExpiringCache<>(systemClock, REMEMBERED, CAPACITY);
    this.applications = new ExpiringCache<>(systemClock, REMEMBERED, CAPACITY);
  }

  /** The name of the process key's object. */
  public static String objectOf(HiringProcessId process) {
    return process + "/process";
  }

  /** The name of the application key's object. */
  public static String objectOf(HiringProcessId process, ApplicationId application) {
    return process + "/" + application;
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

  /** Drops the process' key and those of its applications from memory. */
  public void forget(HiringProcessId process) {
    processes.forget(process::equals);
    applications.forget(name -> name.process.equals(process));
  }

  /** Drops one application's key from memory. */
  public void forget(HiringProcessId process, ApplicationId application) {
    applications.forget(new Name(process, application)::equals);
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
