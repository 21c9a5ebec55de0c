/**
 * Tests of the manifests under {@code k8s/}: that they are right, as far as no cluster is needed.
 */
@NullMarked
package no.slett.kubernetes;

import org.jspecify.annotations.NullMarked;
