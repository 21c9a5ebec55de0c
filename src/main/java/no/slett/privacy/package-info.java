/**
 * What the privacy officer looks at and does.
 *
 * <p>{@link no.slett.privacy.Storage} knows how the stores are set up, and whether that lets an
 * erasure be one. {@link no.slett.privacy.Holds} and {@link no.slett.privacy.Restrictions} delay
 * erasures, each for a ground and not for ever. {@link no.slett.privacy.Claims} shows what is kept
 * to answer a legal claim, and nothing else here shows what somebody applied with.
 */
@NullMarked
package no.slett.privacy;

import org.jspecify.annotations.NullMarked;
