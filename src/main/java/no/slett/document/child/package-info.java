/**
 * The program that runs in the extractor's separate JVM: reads one document after the other from
 * its standard input and answers on its standard output.
 *
 * <p>It has no network, starts no program, and ends when the service ends. Only the extractor
 * starts it and speaks its protocol.
 */
@NullMarked
package no.slett.document.child;

import org.jspecify.annotations.NullMarked;
