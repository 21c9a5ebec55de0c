/** Files inside files: programs among them are refused, archives are followed a few levels down. */
@NullMarked
package no.slett.document.inspect.embedded;

import org.jspecify.annotations.NullMarked;
