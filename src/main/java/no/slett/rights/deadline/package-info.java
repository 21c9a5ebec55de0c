/**
 * How long an answer to a request may take (GDPR Art. 12(3), Regulation 1182/71 Art. 3; law RQ-1,
 * RQ-2, RQ-6).
 *
 * <p>Pure: comes in when a request was received and when its clock stood still, goes out when it is
 * due. Knows no rows, no clock and no request.
 */
@NullMarked
package no.slett.rights.deadline;

import org.jspecify.annotations.NullMarked;
