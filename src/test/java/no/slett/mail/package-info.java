/** Tests of letters and of the way out over SMTP. */
@NullMarked
package no.slett.mail;

import org.jspecify.annotations.NullMarked;
