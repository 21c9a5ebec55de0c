/**
 * The unlogged working index: names, contact, full-text. The only readable personal data at rest.
 *
 * <p>Intake, the document worker and erasure change it inside their own transactions; review asks
 * it. It is never the truth: everything in it can be rebuilt from sealed data.
 */
@NullMarked
package no.slett.directory;

import org.jspecify.annotations.NullMarked;
