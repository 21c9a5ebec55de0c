/**
 * Pictures, judged by their headers alone.
 *
 * <p>Nothing here decodes a pixel: how much memory that would take is just what a hostile header
 * lies about. A picture has no text (character recognition is off).
 */
@NullMarked
package no.slett.document.inspect.image;

import org.jspecify.annotations.NullMarked;
