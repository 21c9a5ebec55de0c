/**
 * The record of processing activities (Art. 30), made anew each time from the catalogue, the data
 * map, the controller's file, the retention settings and the security that is configured.
 *
 * <p>Comes in: a language. Goes out: JSON, a page, a table. It states what the notice states, from
 * the same sources, and refuses to be a record that lacks a point of Art. 30(1).
 */
@NullMarked
package no.slett.accountability.record;

import org.jspecify.annotations.NullMarked;
