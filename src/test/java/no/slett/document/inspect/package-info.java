/** Tests of this room. */
@NullMarked
package no.slett.document.inspect;

import org.jspecify.annotations.NullMarked;
