package dev.sluice.decision;

/**
 * Rate the chance to win. Exclusive.
 *
 * @param percent 0..100
 */
public record SetProbability(int percent) implements Decision {

  /** Refuses what is no percentage. */
  public SetProbability {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("A probability lies in 0..100 percent (" + percent + ")");
    }
  }

  @Override
  public String key() {
    return "probability";
  }
}
