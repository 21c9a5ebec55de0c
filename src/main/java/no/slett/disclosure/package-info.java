/**
 * The ledger of what left the house: which recipient was given what of which application, when, by
 * which path and for which purpose (GDPR Art. 15(1)(c) and 19, law AC-3).
 *
 * <p>Every room that hands data to somebody outside writes a line here, in the transaction of what
 * it does. Lines hold opaque ids, the recipient's id and kinds of data: nothing that was handed
 * over, and no name of a person. They go with the rows of the application; who was named in them
 * stays with the erasure, so that each can be told of it.
 */
@NullMarked
package no.slett.disclosure;

import org.jspecify.annotations.NullMarked;
