/** Clocks that tests move. */
@NullMarked
package no.slett.clock;

import org.jspecify.annotations.NullMarked;
