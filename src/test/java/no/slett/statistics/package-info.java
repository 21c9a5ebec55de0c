/** Tests of the counters: exact inside, and mute about small numbers outside. */
@NullMarked
package no.slett.statistics;

import org.jspecify.annotations.NullMarked;
