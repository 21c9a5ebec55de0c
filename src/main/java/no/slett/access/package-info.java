/**
 * What a person is told who asks what there is about them (GDPR Art. 15): the shapes in which
 * features tell it, and the words for it in three languages.
 *
 * <p>A feature that stores personal data contributes one {@link no.slett.access.AccessSection}, and
 * its words in {@code package.*.yaml}; the data map says which section tells which column. Nothing
 * here reads a table, opens a seal, or knows who asks.
 */
@NullMarked
package no.slett.access;

import org.jspecify.annotations.NullMarked;
