/**
 * Answering for it all (Art. 5(2)): what a supervisory authority may ask for, and what has to
 * happen when something went wrong.
 *
 * <p>{@code record} writes the record of processing activities from what is really configured.
 * {@code breach} is the desk for breaches of security, {@code log} shows the audit log, {@code
 * change} tells people who else gets their data. Nothing here opens an application, except to write
 * to its person.
 */
@NullMarked
package no.slett.accountability;

import org.jspecify.annotations.NullMarked;
