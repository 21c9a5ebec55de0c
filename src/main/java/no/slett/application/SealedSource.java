package no.slett.application;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.slett.database.Database;
import no.slett.database.DatabaseException;
import no.slett.database.Purpose;
import no.slett.database.Scope;
import no.slett.database.Transaction;
import no.slett.directory.Directory;
import no.slett.directory.Source;
import no.slett.id.ApplicationId;
import no.slett.id.HiringProcessId;
import no.slett.vault.KeptFor;
import no.slett.vault.StoreUnavailableException;

/** Opens what intake and the document worker sealed, to fill the working index again. */
public final class SealedSource implements Source {
  private static final System.Logger LOG = System.getLogger(SealedSource.class.getName());
  private static final Scope SCOPE = Scope.system(Purpose.INDEX, "index");

  private final Database database;
  private final Opener opener;

  public SealedSource(Database database, Opener opener) {
    this.database = database;
    this.opener = opener;
  }

  /** Rows of one application. */
  private record Sealed(SealedApplication row, List<SealedText> texts) {}

  @Override
  public List<Wanted> wanted(Transaction tx, HiringProcessId process) {
    return Directory.purpose(process)
        .map(purpose -> survivors(tx, purpose))
        .orElseGet(() -> running(tx, process));
  }

  /** Those whose profile survives; words only for the talent pool, since no dispute is searched. */
  private static List<Wanted> survivors(Transaction tx, KeptFor purpose) {
    return tx.list(
        """
        select s.application_id, case s.purpose when 'talent-pool' then array(
            select d.id::text from document d where d.id = any (s.items)
              and d.text_object is not null and d.state = 'clean')
            || s.application_id::text else '{}' end as items
        from survival s where s.purpose = ? and s.application_id = any (s.items)
        """,
        row ->
            new Wanted(
                new ApplicationId(row.uuid("application_id")),
                row.texts("items").stream().map(UUID::fromString).collect(Collectors.toSet())),
        purpose.wire());
  }

  private static List<Wanted> running(Transaction tx, HiringProcessId process) {
    var items = new HashMap<ApplicationId, HashSet<UUID>>();
    for (var application : applications(tx, process)) {
      items.put(application, new HashSet<>(List.of(application.value())));
    }
    for (var text : SealedText.of(tx, process)) {
      // one that came between the two queries is in the index already
      Optional.ofNullable(items.get(text.application())).ifPresent(i -> i.add(text.document()));
    }
    return items.entrySet().stream().map(e -> new Wanted(e.getKey(), e.getValue())).toList();
  }

  @Override
  public Stream<Entry> open(HiringProcessId process, Collection<ApplicationId> applications) {
    var searched = Directory.purpose(process).map(KeptFor.TALENT_POOL::equals).orElse(true);
    return applications.stream()
        .flatMap(id -> sealed(id).map(found -> entry(found, searched)).stream());
  }

  private static List<ApplicationId> applications(Transaction tx, HiringProcessId process) {
    return tx.list(
        """
        select id from application a where process_id = ?
          and not exists (select from survival s where s.application_id = a.id)
        """,
        row -> new ApplicationId(row.uuid("id")),
        process);
  }

  /** Nothing when it has gone, or is about to. */
  private Optional<Sealed> sealed(ApplicationId id) {
    return database.inTransaction(
        SCOPE,
        tx -> {
          var texts = SealedText.of(tx, id);
          return SealedApplication.find(tx, id).map(row -> new Sealed(row, texts));
        });
  }

  private Entry entry(Sealed sealed, boolean searched) {
    var application = sealed.row();
    var id = application.id();
    var contact = tried(id, id.value(), () -> opener.profile(application).contact());
    return new Entry(id, contact, searched ? texts(sealed) : Map.of());
  }

  private Map<UUID, String> texts(Sealed sealed) {
    var application = sealed.row();
    var id = application.id();
    var texts = new HashMap<UUID, String>();
    tried(id, id.value(), () -> opener.form(application).searchable())
        .ifPresent(text -> texts.put(id.value(), text));
    for (var text : sealed.texts()) {
      tried(id, text.document(), () -> text(application.process(), text))
          .ifPresent(words -> texts.put(text.document(), words));
    }
    return texts;
  }

  private String text(HiringProcessId process, SealedText text) {
    var key = opener.dataKey(process, text.application(), text.dataKey(), text.aad());
    try (var plain = opener.object(key, text.object());
        var reader = new InputStreamReader(plain, StandardCharsets.UTF_8)) {
      return reader.readAllAsString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One item that does not open must not keep all others out of the index. */
  private <T> Optional<T> tried(ApplicationId application, UUID item, Supplier<T> opening) {
    try {
      return Optional.of(opening.get());
    } catch (StoreUnavailableException | DatabaseException | UncheckedIOException e) {
      throw e;
    } catch (RuntimeException e) {
      alarm(application, item, e);
      return Optional.empty();
    }
  }

  /** Not for one that is being erased: its keys go first. */
  private void alarm(ApplicationId application, UUID item, RuntimeException reason) {
    if (sealed(application).isPresent()) {
      LOG.log(
          Level.ERROR,
          "item {0} of application {1} does not open and is left out of the index: {2}",
          item,
          application,
          reason.getClass().getSimpleName());
    }
  }
}
