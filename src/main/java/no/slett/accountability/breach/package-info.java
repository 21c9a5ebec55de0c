/**
 * The breach desk (Art. 33, 34): 72 hours by the clock, what the log says was touched, every phase
 * on record, and whom to tell.
 *
 * <p>Comes in: what a privacy officer knows and decides. Goes out: counts from the audit log,
 * alarms to the privacy mailbox, letters to people who are still there. Decides nothing: whether
 * there is a risk is for a person to say, and the reasons are kept either way.
 */
@NullMarked
package no.slett.accountability.breach;

import org.jspecify.annotations.NullMarked;
