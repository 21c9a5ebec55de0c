/** Tools of the build itself: the formatter. Nothing here is a test. */
@NullMarked
package no.slett.build;

import org.jspecify.annotations.NullMarked;
