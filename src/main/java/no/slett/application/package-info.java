/**
 * One application as it is kept: a row with sealed values and a sealed form, and how to open them.
 *
 * <p>Intake writes them, review and the index read them. Which rows there are to open is the
 * database's decision, by the purpose of the transaction.
 */
@NullMarked
package no.slett.application;

import org.jspecify.annotations.NullMarked;
