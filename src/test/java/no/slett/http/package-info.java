/** The edge, tested over real sockets: what a client sees, whatever it sends. */
@NullMarked
package no.slett.http;

import org.jspecify.annotations.NullMarked;
