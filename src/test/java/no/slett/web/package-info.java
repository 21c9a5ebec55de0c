/** The server as a whole, on free ports. */
@NullMarked
package no.slett.web;

import org.jspecify.annotations.NullMarked;
