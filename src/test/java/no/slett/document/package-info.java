/** Tests of this room. */
@NullMarked
package no.slett.document;

import org.jspecify.annotations.NullMarked;
