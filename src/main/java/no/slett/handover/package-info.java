/**
 * What has to be done about those hired before the rest goes: what employment needs is handed over
 * to HR, and the qualifications that others may ask for are put on file, or somebody says why not
 * (law IN-5, PU-3).
 *
 * <p>Comes in: a recruiter's choice. Goes out: a package, a document, and the refusal to close
 * while something is missing. Nothing that was handed over is kept here.
 */
@NullMarked
package no.slett.handover;

import org.jspecify.annotations.NullMarked;
