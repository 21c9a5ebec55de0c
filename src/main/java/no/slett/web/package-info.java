/**
 * The server itself: the public socket with the features' routes, the operator's socket with health
 * and metrics, and the contract at {@code /openapi}.
 *
 * <p>Only {@code Main} calls it; it calls {@code http}. It knows no feature by name, decides
 * nothing, and holds no data.
 */
@NullMarked
package no.slett.web;

import org.jspecify.annotations.NullMarked;
