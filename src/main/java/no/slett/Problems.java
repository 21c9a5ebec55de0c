package no.slett;

import java.time.Duration;
import java.util.List;
import no.slett.database.DatabaseException;
import no.slett.http.ErrorMapping;
import no.slett.http.Errors;
import no.slett.http.Problem;
import no.slett.http.ProblemType;
import no.slett.vault.KeyMissingException;
import no.slett.vault.NoSuchObjectException;
import no.slett.vault.StoreFullException;
import no.slett.vault.StoreUnavailableException;

/** What the exceptions of the lower rooms are to a caller. */
final class Problems {
  private static final Duration SOON = Duration.ofSeconds(5);

  private Problems() {}

  static Errors errors() {
    return new Errors(
        List.of(
            new ErrorMapping<>(
                StoreFullException.class,
                _ -> ProblemType.STORAGE_FULL.problem("Nothing was kept. Try again later.")),
            new ErrorMapping<>(StoreUnavailableException.class, _ -> storage()),
            new ErrorMapping<>(KeyMissingException.class, _ -> storage()),
            new ErrorMapping<>(NoSuchObjectException.class, _ -> storage()),
            new ErrorMapping<>(
                DatabaseException.Unavailable.class,
                _ ->
                    ProblemType.DATABASE_UNAVAILABLE
                        .problem("Try the same request again.")
                        .retryAfter(SOON))));
  }

  private static Problem storage() {
    return ProblemType.STORAGE_UNAVAILABLE.problem("Try the same request again.").retryAfter(SOON);
  }
}
