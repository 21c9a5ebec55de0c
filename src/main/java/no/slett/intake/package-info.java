/**
 * Taking applications in: a streaming upload goes in, a receipt comes out.
 *
 * <p>A receipt means that every file is durably stored and committed. Anything else leaves nothing
 * that anybody could read: data keys are only in memory until the commit.
 */
@NullMarked
package no.slett.intake;

import org.jspecify.annotations.NullMarked;
