/**
 * The log of actions and readings that a tamperer cannot edit unseen.
 *
 * <p>Every room may add an event inside its own transaction; nobody changes one. The sealer chains
 * what was added and has the journal vouch for it; the verifier walks the chain. Holds opaque ids,
 * roles and times: no personal data of applicants, and no name or address of anybody.
 */
@NullMarked
package no.slett.audit;

import org.jspecify.annotations.NullMarked;
