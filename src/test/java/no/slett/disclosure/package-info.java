/** Tests of the ledger on a real database. */
@NullMarked
package no.slett.disclosure;

import org.jspecify.annotations.NullMarked;
