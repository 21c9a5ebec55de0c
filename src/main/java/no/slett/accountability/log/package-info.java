/**
 * The audit log as the privacy officer reads it: who did or read what, under opaque ids, and
 * whether the chain that guards it holds.
 *
 * <p>Comes in: filters. Goes out: events, newest first. It writes nothing but that it was read.
 */
@NullMarked
package no.slett.accountability.log;

import org.jspecify.annotations.NullMarked;
