/**
 * Real PostgreSQL servers for tests and local mode: shared ones, ones that can be crashed, and the
 * tools that back them up.
 *
 * <p>Every test may use it. It knows roles and databases, never tables: those belong to the
 * migrations.
 */
@NullMarked
package no.slett.postgres;

import org.jspecify.annotations.NullMarked;
