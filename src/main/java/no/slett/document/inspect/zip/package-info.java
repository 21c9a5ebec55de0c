/**
 * ZIP archives, opened with suspicion: names that lead elsewhere, locks, and content that grows
 * without end. Nothing is ever unpacked to a disk.
 */
@NullMarked
package no.slett.document.inspect.zip;

import org.jspecify.annotations.NullMarked;
