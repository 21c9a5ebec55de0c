/** Plain text: which bytes are which letters. */
@NullMarked
package no.slett.document.inspect.text;

import org.jspecify.annotations.NullMarked;
