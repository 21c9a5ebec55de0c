/**
 * The work of recruiters: list, search, read, stage, note, decide.
 *
 * <p>Everything here happens under the purpose {@code recruitment}: the database shows an
 * application only while its basis lives. Every reading is in the audit log.
 */
@NullMarked
package no.slett.review;

import org.jspecify.annotations.NullMarked;
