package no.slett.accountability.record;

import com.fasterxml.jackson.annotation.JsonValue;
import no.slett.settings.Keyword;

/** A way by which data leave the service. */
public enum Path implements Keyword {
  /** It runs the database: pseudonymous rows, sealed bytes, and the working index. */
  DATABASE,
  /** It runs the object store: sealed bytes. */
  STORE,
  /** It runs the mail server: letters and their addresses. */
  MAIL,
  /** It hears of events: opaque ids. */
  EVENTS,
  /** It takes in whoever was hired. */
  HANDOVER;

  @Override
  @JsonValue
  public String keyword() {
    return Keyword.super.keyword();
  }
}
