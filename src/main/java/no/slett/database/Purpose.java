package no.slett.database;

import java.util.Locale;

/**
 * Why a transaction looks at the data: the closed list that the policies of the database know (GDPR
 * Art. 5(1)(b)). A transaction without one sees nothing.
 */
public enum Purpose {
  /** Open positions, notices, and what one receipt code opens. */
  PUBLIC,
  /** Taking an application in: inserts, and what tells a repeated or second application. */
  INTAKE,
  /** Checking received files. */
  DOCUMENT,
  /** The work of recruiters, Art. 6(1)(b), while the basis lives. */
  RECRUITMENT,
  /** Those who consented to be kept in mind, Art. 6(1)(a), once their process is closed. */
  TALENT_POOL,
  /** What answers a later claim, Art. 6(1)(f); never a recruiter's. */
  CLAIMS_DEFENCE,
  /** Codes and sessions of applicants, and which applications one address has: ids only. */
  SIGN_IN,
  /** What the data subject named may see and do, Art. 6(1)(c) with Art. 12 to 22. */
  RIGHTS,
  /** Time itself: closing what is due, ending bases, warning. Pseudonymous facts only. */
  CLOCK,
  /** Sending what is due in the outbox. */
  MAIL,
  /** Telling recipients what happened to what they were given, Art. 19: ids and times only. */
  NOTIFICATION,
  /** Building the working index. */
  INDEX,
  /** Removing what has no basis left, Art. 6(1)(c) with Art. 17. */
  ERASURE,
  /** Putting back what a restore brought to life, before the service is ready. */
  REPLAY,
  /** Answering for it all: pseudonymous tables only. */
  ACCOUNTABILITY;

  /**
   * PostgreSQL's {@code plan_cache_mode}. Taking applications in asks the same few questions over
   * and over, by key; planning them anew, policies and all, was half of what they cost. Nothing
   * else gains: a general plan of the working index would lock the partitions of all processes.
   */
  String plans() {
    return this == INTAKE ? "force_generic_plan" : "auto";
  }

  /** The name that the policies use. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
