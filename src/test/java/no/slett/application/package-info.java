/** Sealed applications on real servers, and the working index made from them. */
@NullMarked
package no.slett.application;

import org.jspecify.annotations.NullMarked;
