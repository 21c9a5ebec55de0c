package no.slett.document.child;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Optional;

/**
 * A seccomp filter (Linux, x86-64 and AArch64) for this process and all its threads.
 *
 * <p>After it no socket of any kind can be made, no program started and no other process looked
 * into. It needs no privilege and cannot be undone. Elsewhere nothing happens, and the caller finds
 * out by trying.
 */
final class SystemCallFilter {
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int SECCOMP_SET_MODE_FILTER = 1;
  private static final int SECCOMP_FILTER_FLAG_TSYNC = 1;

  private static final short LOAD_WORD = 0x20;
  private static final short JUMP_IF_EQUAL = 0x15;
  private static final short JUMP_IF_GREATER_OR_EQUAL = 0x35;
  private static final short RETURN = 0x06;
  private static final int ALLOW = 0x7FFF0000;
  private static final int KILL_PROCESS = 0x80000000;
  private static final int FAIL_WITH_EACCES = 0x00050000 | 13;
  private static final int INSTRUCTION_LENGTH = 8;

  /** The other numbering of system calls (x32) that an x86-64 kernel may also understand. */
  private static final int X32 = 0x40000000;

  private SystemCallFilter() {}

  private record Machine(int audit, int seccomp, List<Integer> denied) {}

  static void install() {
    machine().ifPresent(SystemCallFilter::install);
  }

  private static Optional<Machine> machine() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.empty();
    }
    // socket (not socketpair, which file channels need), connect, execve, execveat, ptrace,
    // process_vm_readv, process_vm_writev, and io_uring_setup, which makes sockets past a filter.
    return switch (System.getProperty("os.arch")) {
      case "amd64" ->
          Optional.of(new Machine(0xC000003E, 317, List.of(41, 42, 59, 322, 101, 310, 311, 425)));
      case "aarch64" ->
          Optional.of(
              new Machine(0xC00000B7, 277, List.of(198, 203, 221, 281, 117, 270, 271, 425)));
      default -> Optional.empty();
    };
  }

  @SuppressWarnings("restricted")
  private static void install(Machine machine) {
    try (var arena = Arena.ofConfined()) {
      var linker = Linker.nativeLinker();
      var symbol = linker.defaultLookup().find("syscall");
      var control = linker.defaultLookup().find("prctl");
      if (symbol.isEmpty() || control.isEmpty()) {
        return;
      }
      var prctl =
          linker.downcallHandle(
              control.get(),
              FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
              Linker.Option.firstVariadicArg(1));
      var syscall =
          linker.downcallHandle(
              symbol.get(),
              FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS),
              Linker.Option.firstVariadicArg(1));
      var _ = (int) prctl.invokeExact(PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
      var _ =
          (long)
              syscall.invokeExact(
                  (long) machine.seccomp,
                  SECCOMP_SET_MODE_FILTER,
                  SECCOMP_FILTER_FLAG_TSYNC,
                  program(machine, arena));
    } catch (Throwable e) {
      throw new IllegalStateException("the system call filter could not be tried", e);
    }
  }

  /** A {@code struct sock_fprog}: the number of instructions, padding, and where they are. */
  private static MemorySegment program(Machine machine, Arena arena) {
    var denied = machine.denied;
    var length = denied.size() + 7;
    var code = arena.allocate((long) length * INSTRUCTION_LENGTH, 8);
    var i = 0;
    // Offsets in struct seccomp_data: the machine at 4, the call's number at 0.
    put(code, i++, LOAD_WORD, 0, 0, 4);
    put(code, i++, JUMP_IF_EQUAL, 1, 0, machine.audit);
    put(code, i++, RETURN, 0, 0, KILL_PROCESS);
    put(code, i++, LOAD_WORD, 0, 0, 0);
    put(code, i++, JUMP_IF_GREATER_OR_EQUAL, denied.size() + 1, 0, X32);
    for (var n = 0; n < denied.size(); n++) {
      put(code, i++, JUMP_IF_EQUAL, denied.size() - n, 0, denied.get(n));
    }
    put(code, i++, RETURN, 0, 0, ALLOW);
    put(code, i, RETURN, 0, 0, FAIL_WITH_EACCES);
    var program = arena.allocate(16, 8);
    program.set(JAVA_SHORT, 0, (short) length);
    program.set(ADDRESS, 8, code);
    return program;
  }

  /** A {@code struct sock_filter}. */
  private static void put(
      MemorySegment code, int index, short operation, int ifTrue, int ifFalse, int value) {
    var at = (long) index * INSTRUCTION_LENGTH;
    code.set(JAVA_SHORT, at, operation);
    code.set(JAVA_BYTE, at + 2, (byte) ifTrue);
    code.set(JAVA_BYTE, at + 3, (byte) ifFalse);
    code.set(JAVA_INT, at + 4, value);
  }
}
