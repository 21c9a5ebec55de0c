/** Tests of telling recipients, as far as they need no running service. */
@NullMarked
package no.slett.webhook;

import org.jspecify.annotations.NullMarked;
