/** The hiring process and its clock, on a real database, by a clock that tests move. */
@NullMarked
package no.slett.hiring;

import org.jspecify.annotations.NullMarked;
