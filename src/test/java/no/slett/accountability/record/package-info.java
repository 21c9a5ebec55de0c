/** Tests of the record. */
@NullMarked
package no.slett.accountability.record;

import org.jspecify.annotations.NullMarked;
