/**
 * What applicants do with their rights, without an account: sign in by reading a mailbox, see their
 * applications, put them right, withdraw them, file requests (GDPR Art. 12 to 22).
 *
 * <p>Comes in: an address, a code, a session's token. Nothing here tells whether an address is
 * known to anybody but its reader. Who erases is {@code erasure}, which asks {@code open_request}
 * first.
 */
@NullMarked
package no.slett.rights;

import org.jspecify.annotations.NullMarked;
