/**
 * Local mode: the service together with all it needs (PostgreSQL, an OIDC issuer, a mail catcher,
 * sample applicants), started by one command, with its whole state in one folder.
 *
 * <p>Only {@link no.slett.local.Local} is called from outside. It lives in test scope: the
 * production artifact carries none of these servers, and none of the switches that only make sense
 * here. It never reaches into a room; it starts the service and then talks to it over HTTP.
 */
@NullMarked
package no.slett.local;

import org.jspecify.annotations.NullMarked;
