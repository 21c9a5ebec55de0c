/**
 * Files on their way in: judged by their first bytes and sealed into the spool while they arrive.
 *
 * <p>Comes in: the file parts of an upload. Goes out: sealed files in a folder of their own, which
 * the caller stores, or which are gone when that folder is closed. Their keys are only in memory: a
 * file that nobody commits is unreadable.
 */
@NullMarked
package no.slett.document.arrival;

import org.jspecify.annotations.NullMarked;
