/**
 * What the privacy officer looks at.
 *
 * <p>{@link no.slett.privacy.Storage} knows how the stores are set up, and whether that lets an
 * erasure be one. Nothing here changes a store or reads what lies in it.
 */
@NullMarked
package no.slett.privacy;

import org.jspecify.annotations.NullMarked;
