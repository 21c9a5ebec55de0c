/** Tests of what should not be written down. All numbers are synthetic or from public test sets. */
@NullMarked
package no.slett.minimisation;

import org.jspecify.annotations.NullMarked;
