/**
 * How many, and never who: anonymous counts of what happens to applications (GDPR recital 26, law
 * ST-1).
 *
 * <p>Comes in: one call for each event, inside the transaction in which it happens. Goes out:
 * numbers of finished quarters that are large enough to tell of nobody. The database decides which
 * those are; no purpose sees the counters themselves, and none of them knows an application.
 */
@NullMarked
package no.slett.statistics;

import org.jspecify.annotations.NullMarked;
