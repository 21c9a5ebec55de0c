/**
 * The names of things: one type per kind of id, so that ids cannot be mixed up.
 *
 * <p>Every room may use it; it uses none. Ids are random (no time, no order) because most of them
 * show up in public answers.
 */
@NullMarked
package no.slett.id;

import org.jspecify.annotations.NullMarked;
