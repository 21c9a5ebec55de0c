/**
 * Referees: people who are asked about an applicant, told before they say anything, and free to say
 * no (law section 7).
 *
 * <p>Comes in: whom a recruiter wants to ask, what was said, and what a referee wants with their
 * own data by the link in the mail. Nothing is noted before the notice of Art. 14 went out, and
 * nothing here outlives the hiring process, whatever else does.
 */
@NullMarked
package no.slett.reference;

import org.jspecify.annotations.NullMarked;
