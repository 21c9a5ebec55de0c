/**
 * What was taken away, and who says so: signed entries that a restored database is compared with,
 * the heads of the audit chain, and the key that signs both and the certificates.
 *
 * <p>Erasure, hiring and audit write here; start-up reads it before anything else. It knows no
 * meaning of an entry, promises no order, and never obeys what is not signed.
 */
@NullMarked
package no.slett.journal;

import org.jspecify.annotations.NullMarked;
