package no.slett.spine;

/** What may happen to a house, or in it. */
enum Deed {
  APPLY,
  WITHDRAW,
  CONSENT,
  HOLD,
  RELEASE,
  RESTRICT,
  CLOSE,
  REOPEN,
  DAYS,
  CRASH,
  BACK_UP,
  RESTORE
}
