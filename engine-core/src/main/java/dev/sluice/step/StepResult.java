package dev.sluice.step;

/**
 * What a step made. Either all of it is kept or none.
 *
 * @param state the case after the step
 * @param entry what goes into the journal, effects and events for other cases included
 */
public record StepResult(CaseState state, JournalEntry entry) {}
