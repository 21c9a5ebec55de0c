/**
 * The kit that every object store passes, and the S3 servers that it is run against. Benchmarks may
 * use the servers too.
 */
@NullMarked
package no.slett.vault;

import org.jspecify.annotations.NullMarked;
