/**
 * How Slett speaks HTTP: routes with a declared access, problem+json, bearer tokens, strict JSON,
 * bodies that are read with limits.
 *
 * <p>Every room that has routes may call it; it knows none of them and only {@code id} and {@code
 * clock} below it. Features hand in the problems of their own exceptions as {@link
 * no.slett.http.ErrorMapping}s. It never shows a stack trace, never logs a payload, never holds a
 * body in memory that has no small limit.
 */
@NullMarked
package no.slett.http;

import org.jspecify.annotations.NullMarked;
