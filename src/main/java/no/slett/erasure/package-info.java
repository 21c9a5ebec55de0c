/**
 * Making applicant data disappear, and proving it: due work, steps, certificates, and what a
 * restored backup brought back.
 *
 * <p>Comes in: time, and ends of legal bases. Goes out: certificates. A feature that stores
 * personal data contributes one {@link no.slett.database.RowsStep}; nothing here knows its tables.
 */
@NullMarked
package no.slett.erasure;

import org.jspecify.annotations.NullMarked;
