/** The whole house, booted for real: database, stores, issuer and mail server are servers. */
@NullMarked
package no.slett.spine;

import org.jspecify.annotations.NullMarked;
