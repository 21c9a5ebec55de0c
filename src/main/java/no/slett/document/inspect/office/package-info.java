/** Word processors' files: DOCX, ODT, RTF and DOC. */
@NullMarked
package no.slett.document.inspect.office;

import org.jspecify.annotations.NullMarked;
