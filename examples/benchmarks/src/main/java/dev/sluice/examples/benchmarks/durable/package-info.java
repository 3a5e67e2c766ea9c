/**
 * The durable store beside a hand-written JDBC loop, Flowable and db-scheduler, and how it grows;
 * {@code docs/reliability.md} reports what was measured.
 */
@NullMarked
package dev.sluice.examples.benchmarks.durable;

import org.jspecify.annotations.NullMarked;
