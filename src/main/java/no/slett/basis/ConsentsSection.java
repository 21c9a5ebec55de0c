package no.slett.basis;

import no.slett.access.AccessSection;
import no.slett.access.Entry;
import no.slett.database.Row;

/** Tells which consents the person gave, to which words exactly, and whether they withdrew. */
public final class ConsentsSection {
  private static final String GIVEN =
      """
      select c.id, c.activity, c.text_version, c.text_sha256, c.language, c.method, c.given_at,
          c.expires_at, c.withdrawn_at, c.withdrawn_by, t.plain
      from consent c join consent_text t on t.version = c.text_version and t.language = c.language
      where c.application_id = ? order by c.given_at
      """;

  private ConsentsSection() {}

  /** The section. */
  public static AccessSection create() {
    return AccessSection.rows("consents", GIVEN, ConsentsSection::entry);
  }

  private static Entry entry(Row row) {
    return new Entry()
        .code("activity", row.text("activity"))
        .at("givenAt", row.instant("given_at"))
        .at("expiresAt", row.instant("expires_at"))
        .at("withdrawnAt", row.instantOrNull("withdrawn_at"))
        .code("withdrawnBy", row.textOrNull("withdrawn_by"))
        .code("method", row.text("method"))
        .text("text", row.text("plain"))
        .code("language", row.text("language"))
        .text("textVersion", row.text("text_version"))
        .text("textSha256", row.text("text_sha256"))
        .text("id", row.uuid("id"));
  }
}
