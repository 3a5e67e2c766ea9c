package dev.sluice.decision;

/**
 * A decision with its reason.
 *
 * @param decision what was decided
 * @param because why
 */
public record Decided(Decision decision, Because because) {

  @Override
  public String toString() {
    return decision + " because " + because;
  }
}
