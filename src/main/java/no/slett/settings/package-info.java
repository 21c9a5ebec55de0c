/**
 * What a controller may set in files: YAML read strictly, and sentences in three languages.
 *
 * <p>Every room may use it; it uses only {@code id}. It reports every problem of a file at once,
 * one line each, and never a half-read value. It knows no law and no feature.
 */
@NullMarked
package no.slett.settings;

import org.jspecify.annotations.NullMarked;
