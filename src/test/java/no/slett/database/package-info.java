/** The gateway, the policies and the schema, on a real PostgreSQL. */
@NullMarked
package no.slett.database;

import org.jspecify.annotations.NullMarked;
