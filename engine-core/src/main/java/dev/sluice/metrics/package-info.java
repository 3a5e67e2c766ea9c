/** An engine's figures for Micrometer; needs {@code io.micrometer:micrometer-core}. */
@NullMarked
package dev.sluice.metrics;

import org.jspecify.annotations.NullMarked;
