/**
 * Copies of what there is about a person, for themselves: the whole of it (GDPR Art. 15, the access
 * package), and what they gave, for machines (Art. 20, the portable copy).
 *
 * <p>Comes in: a mailbox that has shown who it is. Goes out: a ZIP that is written while it is read
 * and lies nowhere, and the word that the requests it answers are answered. Which rows there are to
 * tell is the sections' business ({@link no.slett.access.AccessSection}).
 */
@NullMarked
package no.slett.rights.export;

import org.jspecify.annotations.NullMarked;
