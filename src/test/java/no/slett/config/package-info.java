/** The table of keys, and what is said of it elsewhere. */
@NullMarked
package no.slett.config;

import org.jspecify.annotations.NullMarked;
