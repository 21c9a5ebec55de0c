/**
 * The last weeks of a hiring process: every applicant is told what happens when, in time to do
 * something about it.
 *
 * <p>Comes in: time, and processes that close. Goes out: letters, once each. It never decides when
 * anything closes or ends; erasure waits for its letters, but not for long.
 */
@NullMarked
package no.slett.closing;

import org.jspecify.annotations.NullMarked;
