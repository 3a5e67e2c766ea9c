/**
 * Executable specifications in virtual time: {@link dev.sluice.rules.spec.PipelineSpec} is the
 * entry point. A spec runs the real engine with the real rules; only the clock is its own.
 */
@NullMarked
package dev.sluice.rules.spec;

import org.jspecify.annotations.NullMarked;
