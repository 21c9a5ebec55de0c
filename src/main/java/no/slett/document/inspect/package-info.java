/**
 * What hides in a file's own structure, and the text that a reader of it sees.
 *
 * <p>Each family of formats has a room below with one {@link no.slett.document.inspect.Reader}: it
 * looks for active content, references to the outside, traps for readers and hidden text, and then
 * reads the text. All of it runs in the extractor's child only: it may be made to hang, to run out
 * of memory or to overflow the stack, and counts on being killed then. It opens no connection,
 * starts no program and writes nothing but what the libraries spool to the temporary folder.
 */
@NullMarked
package no.slett.document.inspect;

import org.jspecify.annotations.NullMarked;
