/** Tests of settings files, sentences and their wording. */
@NullMarked
package no.slett.settings;

import org.jspecify.annotations.NullMarked;
