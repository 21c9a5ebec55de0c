/**
 * The page on which applicants use their rights without an account ({@code /me}).
 *
 * <p>Comes in: nothing but the wish to see it. Goes out: a page that is the same for everybody.
 * What it shows and does, its script fetches and sends at the doors of {@link no.slett.rights}; who
 * turns scripts off, or has a careers site of their own, uses those, or writes.
 */
@NullMarked
package no.slett.rights.page;

import org.jspecify.annotations.NullMarked;
