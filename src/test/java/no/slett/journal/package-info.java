/** Forgeries that the journal must see through. */
@NullMarked
package no.slett.journal;

import org.jspecify.annotations.NullMarked;
