/**
 * The two clocks, kept apart by type: {@link no.slett.clock.ServiceClock} decides law, {@link
 * no.slett.clock.SystemClock} decides machinery. Uses no other room.
 */
@NullMarked
package no.slett.clock;

import org.jspecify.annotations.NullMarked;
