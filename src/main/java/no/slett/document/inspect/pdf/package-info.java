/**
 * PDF (ISO 32000): actions, attachments, forms, loops, bombs and text that nobody sees, looked for
 * object by object; then the text, page by page.
 */
@NullMarked
package no.slett.document.inspect.pdf;

import org.jspecify.annotations.NullMarked;
