/** What a store's settings mean to a privacy officer. */
@NullMarked
package no.slett.privacy;

import org.jspecify.annotations.NullMarked;
