/** The log, its seals and its verifier, on a real database and a real journal. */
@NullMarked
package no.slett.audit;

import org.jspecify.annotations.NullMarked;
