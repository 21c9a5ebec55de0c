package no.slett.rights;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import no.slett.database.Row;
import no.slett.database.Transaction;
import no.slett.http.Json;
import no.slett.vault.DataKey;
import no.slett.vault.KeyMissingException;
import no.slett.vault.OwnKeys;
import org.jspecify.annotations.Nullable;

/**
 * What was written with a request and about it, sealed under a key of the request's own: when that
 * goes, nobody can read any of it.
 */
public final class RequestPapers {
  private final OwnKeys keys;
  private final Json json = new Json();

  /** Takes the keys of {@link Requests#KEYS}. */
  public RequestPapers(OwnKeys keys) {
    this.keys = keys;
  }

  /**
   * What came in: where the answer goes, and what was typed.
   *
   * @param email absent when the person gave none
   * @param postal where a letter goes, for what came by letter or phone
   */
  public record Content(@Nullable String email, @Nullable String postal, @Nullable String text) {
    @Override
    public String toString() {
      return "Content[...]";
    }
  }

  /** Makes the key of a new request, durable on return; its row is to follow. */
  public void open(UUID request) {
    keys.create(request);
  }

  /**
   * Gives a request that a restore brought back without its key another one; what it sealed is
   * lost.
   */
  public void reopen(UUID request) {
    try {
      keys.find(request);
    } catch (KeyMissingException lost) {
      keys.create(request);
    }
  }

  /** Seals what came in. */
  public void keep(Transaction tx, UUID request, Content content) {
    var key = DataKey.random();
    tx.update(
        "insert into request_content (request_id, data_key, content) values (?, ?, ?)",
        request,
        keys.find(request).wrap(key, aad(request)),
        key.seal(json.write(content), aad(request)));
  }

  /** What came in; empty for a request of which a restore left only that it was. */
  public Optional<Content> content(Transaction tx, UUID request) {
    return tx.first(
            "select data_key, content from request_content where request_id = ?",
            Sealed::read,
            request)
        .map(kept -> json.read(kept.open(keys, request, aad(request)), Content.class));
  }

  /**
   * Adds a paper.
   *
   * @param kind as the table names them: {@code question}, {@code reply}, {@code extension}, {@code
   *     decision} or {@code letter}
   */
  public void add(Transaction tx, UUID request, String kind, String author, Object paper) {
    var id = UUID.randomUUID();
    var key = DataKey.random();
    tx.update(
        """
        insert into request_paper (id, request_id, kind, author, written_at, data_key, content)
        values (?, ?, ?, ?, ?, ?, ?)
        """,
        id,
        request,
        kind,
        author,
        tx.instant(),
        keys.find(request).wrap(key, aad(id)),
        key.seal(json.write(paper), aad(id)));
  }

  /** Puts a paper in the place of all others of its kind. */
  public void replace(Transaction tx, UUID request, String kind, String author, Object paper) {
    tx.update("delete from request_paper where request_id = ? and kind = ?", request, kind);
    add(tx, request, kind, author, paper);
  }

  /** The last paper of a kind. */
  public <T> Optional<T> last(Transaction tx, UUID request, String kind, Class<T> type) {
    return tx.first(
        """
        select id, data_key, content from request_paper
        where request_id = ? and kind = ? order by written_at desc, id limit 1
        """,
        row -> json.read(open(row, request), type),
        request,
        kind);
  }

  /** A paper and what is written on it: texts and other values by their names. */
  public record Paper(String kind, Instant writtenAt, JsonNode said) {
    @Override
    public String toString() {
      return "Paper[" + kind + "]";
    }
  }

  /** All papers, oldest first. */
  public List<Paper> all(Transaction tx, UUID request) {
    return tx.list(
        """
        select id, kind, written_at, data_key, content from request_paper
        where request_id = ? order by written_at, id
        """,
        row ->
            new Paper(
                row.text("kind"),
                row.instant("written_at"),
                json.read(open(row, request), JsonNode.class)),
        request);
  }

  private byte[] open(Row row, UUID request) {
    return Sealed.read(row).open(keys, request, aad(row.uuid("id")));
  }

  private record Sealed(byte[] dataKey, byte[] content) {
    static Sealed read(Row row) {
      return new Sealed(row.bytes("data_key"), row.bytes("content"));
    }

    byte[] open(OwnKeys keys, UUID request, String aad) {
      return keys.find(request).unwrap(dataKey, aad).open(content, aad);
    }
  }

  private static String aad(UUID id) {
    return "request:" + id;
  }
}
