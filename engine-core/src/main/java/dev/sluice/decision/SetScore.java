package dev.sluice.decision;

/**
 * Give points for a factor. Keyed by factor.
 *
 * @param factor the factor
 * @param points the points
 */
public record SetScore(String factor, int points) implements Decision {

  @Override
  public String key() {
    return "score:" + factor;
  }
}
