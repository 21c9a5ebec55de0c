/**
 * Notes and reference notes of which a person is not told everything: for a ground of the law, by
 * two people, and not for long (pol. section 16, GDPR Art. 15(4); law AC-7).
 *
 * <p>{@link no.slett.application.Withheld} answers whoever builds an access package; that something
 * is withheld, and why, is always told.
 */
@NullMarked
package no.slett.rights.withholding;

import org.jspecify.annotations.NullMarked;
