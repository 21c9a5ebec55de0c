/** Tests of the catalogue, the data map and the notice; no database. */
@NullMarked
package no.slett.basis;

import org.jspecify.annotations.NullMarked;
