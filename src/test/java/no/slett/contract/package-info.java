/**
 * Holds the service to {@code openapi.yaml}: the contract as something that tests can ask, and a
 * client that checks each answer against it. Tests of every room may use it; it knows no room but
 * the list of problems of {@code http}.
 */
@NullMarked
package no.slett.contract;

import org.jspecify.annotations.NullMarked;
