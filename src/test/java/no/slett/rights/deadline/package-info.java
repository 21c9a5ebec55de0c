/**
 * Tests of the deadlines: every vector of the law, and the edges of days, months and summer time.
 */
@NullMarked
package no.slett.rights.deadline;

import org.jspecify.annotations.NullMarked;
