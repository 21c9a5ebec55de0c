/** The list of parts, and nothing else: every part is wired here by hand. */
@NullMarked
package no.slett;

import org.jspecify.annotations.NullMarked;
