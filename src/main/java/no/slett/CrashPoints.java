package no.slett;

import java.util.function.Consumer;
import no.slett.erasure.ErasureStep;
import no.slett.intake.IntakeStep;

/** Told of every numbered step that is done. Tests stop the service there; nobody else listens. */
public record CrashPoints(Consumer<IntakeStep> intake, Consumer<ErasureStep> erasure) {
  /** Listens to nothing. */
  public static CrashPoints none() {
    return new CrashPoints(_ -> {}, _ -> {});
  }
}
