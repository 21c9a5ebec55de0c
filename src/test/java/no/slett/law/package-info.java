/**
 * Which requirements of the law are proven by tests. {@code @Law} names them on a test; the report
 * at the end of a run counts those whose tests passed. Nothing of the service depends on it.
 */
@NullMarked
package no.slett.law;

import org.jspecify.annotations.NullMarked;
