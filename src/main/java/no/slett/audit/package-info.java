/**
 * The log of actions and readings that a tamperer cannot edit unseen.
 *
 * <p>Every room may add an event inside its own transaction; nobody changes one. Holds opaque ids,
 * roles and times: no personal data of applicants.
 */
@NullMarked
package no.slett.audit;

import org.jspecify.annotations.NullMarked;
