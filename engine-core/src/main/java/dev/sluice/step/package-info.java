/**
 * The pure step: {@code (case state, event, now, playbook) → state', decisions with reasons,
 * timers, events for other cases}. {@link dev.sluice.step.Step} is the one file to read. Nothing
 * here reads a clock, a store or a random number, so the same inputs give the same bytes.
 */
@NullMarked
package dev.sluice.step;

import org.jspecify.annotations.NullMarked;
