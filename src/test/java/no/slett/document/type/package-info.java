/** Tests of this room. */
@NullMarked
package no.slett.document.type;

import org.jspecify.annotations.NullMarked;
