/** The working index on real servers: what its files hold, what it finds, how it comes back. */
@NullMarked
package no.slett.directory;

import org.jspecify.annotations.NullMarked;
