/**
 * The benchmark: the service in a JVM of its own, each figure beside its floor in the same round.
 *
 * <p>The floor is what a plain program needs for the same objects, bytes and rows with the bare
 * means. Only the ratios can be compared between machines.
 */
@NullMarked
package no.slett.bench;

import org.jspecify.annotations.NullMarked;
