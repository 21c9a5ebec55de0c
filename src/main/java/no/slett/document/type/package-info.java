/**
 * What may come in, judged while the applicant is still there: file names and types by content.
 *
 * <p>The intake calls it while it streams a file; the extractor's child uses its list of types and
 * its eye for programs. It looks at the first bytes only, parses nothing, and never decides that a
 * file is harmless: that is the inspector's word.
 */
@NullMarked
package no.slett.document.type;

import org.jspecify.annotations.NullMarked;
