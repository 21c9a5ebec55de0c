/**
 * The request desk: where a privacy officer sees what people ask for, asks back, takes longer where
 * the law allows it, and decides, in letters that lack nothing (GDPR Art. 12; law RQ-1 to RQ-8).
 *
 * <p>{@link no.slett.rights.desk.Desk} reads and enters, {@link no.slett.rights.desk.Delays} moves
 * dates, {@link no.slett.rights.desk.Decisions} answers, {@link no.slett.rights.desk.Alarms}
 * reminds. Nothing here shows what somebody applied with, and nothing is decided without a person.
 */
@NullMarked
package no.slett.rights.desk;

import org.jspecify.annotations.NullMarked;
