/**
 * Files that people send: from untrusted bytes to text that a recruiter may read.
 *
 * <p>What lives here: the extractor (a pool of separate, confined JVMs that inspect a file and read
 * its text) and the malware scanner's port. The rooms below are {@code type} (what may come in, and
 * under which name), {@code inspect} (what hides in a file's own structure) and {@code child} (the
 * program that runs in the separate JVM).
 *
 * <p>The intake and the document worker call it. It never parses a document in the service's own
 * JVM, never logs a file's name or a word of its text, and keeps nothing: callers store what it
 * answers.
 */
@NullMarked
package no.slett.document;

import org.jspecify.annotations.NullMarked;
