package dev.sluice.event;

/**
 * The customer is to be graded under a scheme. What grading looks at, such as points, was settled
 * in an earlier round of the step.
 *
 * @param scheme for example {@code tier}
 */
public record GradingDue(String scheme) implements EngineEvent {}
