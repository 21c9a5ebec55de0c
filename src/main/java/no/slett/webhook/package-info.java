/**
 * Telling recipients what happens: events over HTTP, and what came of those that the law has them
 * told (GDPR Art. 19, law NO-1).
 *
 * <p>Comes in: that something happened, in its transaction; a recipient's signed word that it did
 * its part. Goes out: CloudEvents with opaque ids, times and names of fields, signed as Standard
 * Webhooks says. Never personal data, and nothing to an address that no file declares.
 */
@NullMarked
package no.slett.webhook;

import org.jspecify.annotations.NullMarked;
