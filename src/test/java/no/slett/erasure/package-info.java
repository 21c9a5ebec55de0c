@NullMarked
package no.slett.erasure;

import org.jspecify.annotations.NullMarked;
