package dev.sluice.fact;

/**
 * An event that changes what a case knows. A host's own events may implement it too: the change is
 * made before the rules see the event.
 */
@FunctionalInterface
public interface FactChange {

  /**
   * Works out the new facts. Must be pure: no clock, no I/O, no random number.
   *
   * @param facts what the case knew
   * @param occurrence when and by whom
   * @return what it knows now
   * @throws IllegalArgumentException when the event cannot be true of this case; the step is then
   *     refused and nothing of it is kept
   */
  Facts applyTo(Facts facts, Occurrence occurrence);
}
