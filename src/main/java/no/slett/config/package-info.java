/**
 * What the operator sets: one closed table of keys, read from a file and the environment, checked
 * all at once before anything starts.
 *
 * <p>Used by Main alone; each room gets its own record.
 */
@NullMarked
package no.slett.config;

import org.jspecify.annotations.NullMarked;
