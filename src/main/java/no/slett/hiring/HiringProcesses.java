package no.slett.hiring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.id.HiringProcessId;
import org.jspecify.annotations.Nullable;

/** The rows of hiring processes. */
public final class HiringProcesses {
  private static final JsonMapper JSON = new JsonMapper();

  private static final String SELECT =
      """
      select id, slug, kind, title, language, questions, deadline, closing_window, opened_at,
             decided_at, active_at, latest, closing_at, closed_at, pressed, reopenings, purged_at,
             inactivity, greatest_age
      from hiring_process
      """;

  private HiringProcesses() {}

  /** The process, if the transaction's purpose may see it. */
  public static Optional<HiringProcess> find(Transaction tx, HiringProcessId id) {
    return tx.first(SELECT + " where id = ?", HiringProcesses::read, id);
  }

  /** The process, kept from changing until the transaction ends: close and apply cannot cross. */
  public static Optional<HiringProcess> findForShare(Transaction tx, HiringProcessId id) {
    return tx.first(SELECT + " where id = ? for share", HiringProcesses::read, id);
  }

  static Optional<HiringProcess> findForUpdate(Transaction tx, HiringProcessId id) {
    return tx.first(SELECT + " where id = ? for update", HiringProcesses::read, id);
  }

  /** Processes whose closing has begun by itself and is not on record yet; skips claimed ones. */
  static List<HiringProcess> closingByThemselves(Transaction tx, int limit) {
    return tx.list(
        SELECT
            + """
             where closing_at <= ? and not pressed and purged_at is null
             order by closing_at limit ? for update skip locked
            """,
        HiringProcesses::read,
        tx.instant(),
        limit);
  }

  /** Processes that close by themselves soon and were warned of it less often than they should. */
  static List<HiringProcess> unwarned(Transaction tx, Warning warning, int limit) {
    return tx.list(
        SELECT
            + """
             where closing_at > ? and closing_at <= ? and not pressed and purged_at is null
               and warned < ?
             order by closing_at limit ? for update skip locked
            """,
        HiringProcesses::read,
        tx.instant(),
        warning.reach(tx.instant()),
        warning.number(),
        limit);
  }

  static void warned(Transaction tx, HiringProcessId id, int warnings) {
    tx.update("update hiring_process set warned = ? where id = ?", warnings, id);
  }

  /** A process on which nobody is known to have worked since; empty also when somebody holds it. */
  static Optional<HiringProcess> idleSince(Transaction tx, HiringProcessId id, Instant since) {
    return tx.first(
        SELECT + " where id = ? and active_at <= ? for update skip locked",
        HiringProcesses::read,
        id,
        since);
  }

  /** What applicants may still be told of, and what people are kept of who may ask. */
  static List<HiringProcess> published(Transaction tx) {
    return tx.list(
        SELECT
            + """
             where opened_at is not null and (coalesce(closed_at, 'infinity') > ?
               or exists (select from erasure e
                 where e.process_id = hiring_process.id and e.claimed_at is null))
            """,
        HiringProcesses::read,
        tx.instant());
  }

  /** A page, newest first, of the processes in a state; after the one named, if any. */
  static List<HiringProcess> page(
      Transaction tx, @Nullable Status status, @Nullable HiringProcessId after, int limit) {
    return tx.list(
        SELECT
            + """
             where (cast(? as text) is null or process_status(hiring_process) = ?)
               and (cast(? as uuid) is null or (created_at, id) <
                    (select created_at, id from hiring_process where id = ?))
             order by created_at desc, id desc limit ?
            """,
        HiringProcesses::read,
        status == null ? null : status.wire(),
        status == null ? null : status.wire(),
        after,
        after,
        limit);
  }

  static void insert(Transaction tx, HiringProcess process) {
    tx.update(
        """
        insert into hiring_process (id, slug, kind, title, language, questions, deadline,
            closing_window, created_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        process.id(),
        process.slug(),
        process.kind().wire(),
        process.title(),
        process.language(),
        json(process.questions()),
        process.deadline(),
        process.closingWindow(),
        tx.instant());
  }

  /** Warnings that are not due any more, since closing moved away, will be given again. */
  static void update(Transaction tx, HiringProcess process) {
    var timing = process.timing();
    var promised = process.promised();
    tx.update(
        """
        update hiring_process set title = ?, language = ?, questions = ?, deadline = ?,
            closing_window = ?, opened_at = ?, decided_at = ?, active_at = ?, latest = ?,
            closing_at = ?, closed_at = ?, pressed = ?, reopenings = ?, warned = least(warned, ?),
            inactivity = ?, greatest_age = ?
        where id = ?
        """,
        process.title(),
        process.language(),
        json(process.questions()),
        process.deadline(),
        process.closingWindow(),
        timing.openedAt(),
        timing.decidedAt(),
        timing.activeAt(),
        timing.latest(),
        timing.closingAt(),
        timing.closedAt(),
        timing.pressed(),
        timing.reopenings(),
        Warning.due(tx.instant(), timing.closingAt()),
        promised == null ? null : promised.inactivity(),
        promised == null ? null : promised.greatestAge(),
        process.id());
  }

  /** Whether anybody has applied of whom something is still there. */
  static boolean hasApplicants(Transaction tx, HiringProcessId id) {
    return tx.first(
            """
            select true as has from erasure where process_id = ? and finished_at is null limit 1
            """,
            row -> row.flag("has"),
            id)
        .isPresent();
  }

  /** Slugs that begin like this one. */
  static List<String> slugsLike(Transaction tx, String slug) {
    return tx.list(
        "select slug from hiring_process where slug = ? or slug like ?",
        row -> row.text("slug"),
        slug,
        slug + "-%");
  }

  private static HiringProcess read(Row row) {
    return new HiringProcess(
        new HiringProcessId(row.uuid("id")),
        row.text("slug"),
        Kind.valueOf(row.text("kind").toUpperCase(Locale.ROOT)),
        row.text("title"),
        row.text("language"),
        questions(row.textOrNull("questions")),
        row.instantOrNull("deadline"),
        Period.parse(row.text("closing_window")),
        timing(row),
        promised(row));
  }

  private static @Nullable Promised promised(Row row) {
    var inactivity = row.textOrNull("inactivity");
    return inactivity == null
        ? null
        : new Promised(Period.parse(inactivity), Period.parse(row.text("greatest_age")));
  }

  private static Timing timing(Row row) {
    return new Timing(
        row.instantOrNull("opened_at"),
        row.instantOrNull("decided_at"),
        row.instantOrNull("active_at"),
        row.instantOrNull("latest"),
        row.instantOrNull("closing_at"),
        row.instantOrNull("closed_at"),
        row.flag("pressed"),
        (int) row.number("reopenings"),
        row.instantOrNull("purged_at"));
  }

  private static @Nullable Map<String, List<String>> questions(@Nullable String json) {
    try {
      return json == null ? null : JSON.readValue(json, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("stored questions are not what was stored", e);
    }
  }

  private static @Nullable String json(@Nullable Map<String, List<String>> questions) {
    try {
      return questions == null ? null : JSON.writeValueAsString(questions);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("lists of strings are always json", e);
    }
  }
}
