/**
 * What changes for people who have applied is told before it takes effect (Art. 13(3), law IN-1):
 * who else gets their data. Nothing else can change for them.
 *
 * <p>Comes in: recipients that the controller declares. Goes out: one letter to each applicant who
 * does not know of them, and a line that they were told. It never decides from when somebody gets
 * data, and hands nothing out.
 */
@NullMarked
package no.slett.accountability.change;

import org.jspecify.annotations.NullMarked;
