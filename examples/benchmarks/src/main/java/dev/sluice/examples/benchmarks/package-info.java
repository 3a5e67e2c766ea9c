/** JMH benchmarks; {@code docs/performance.md} reports what they measured. */
@NullMarked
package dev.sluice.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
