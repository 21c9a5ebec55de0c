/**
 * The hiring process and its clock: draft, open, decided, closing, closed, purged.
 *
 * <p>Comes in: what recruiters press, and time. Goes out: when taking in, reading and keeping end.
 * It never deletes anything: it only says when.
 */
@NullMarked
package no.slett.hiring;

import org.jspecify.annotations.NullMarked;
