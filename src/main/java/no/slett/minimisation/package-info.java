/**
 * What should not be written down at all: national identity numbers, and topics and questions that
 * the law forbids in recruitment; and, in what is written about one person, the names of others.
 *
 * <p>Comes in: text that somebody typed or that was read from a file. Goes out: a refusal that
 * names the field, a list of topics, or the text with its numbers masked; never the words or the
 * number. Every room that takes text in may call it; it stores nothing and asks nobody.
 */
@NullMarked
package no.slett.minimisation;

import org.jspecify.annotations.NullMarked;
