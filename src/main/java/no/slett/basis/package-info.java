/**
 * Why Slett may process anything: the catalogue of purposes and legal bases, the map of all stored
 * data, and the notice that both make.
 *
 * <p>Features above it ask whether something may happen; rooms below never call it. It never swaps
 * the basis of an item (law LB-3) and never lets a feature bring its own purpose.
 */
@NullMarked
package no.slett.basis;

import org.jspecify.annotations.NullMarked;
