package dev.sluice.decision;

/**
 * Grade the customer anew under a scheme: {@link dev.sluice.event.GradingDue} follows in the next
 * round of the same step. Keyed by scheme.
 *
 * @param scheme for example {@code tier}
 */
public record Regrade(String scheme) implements Decision {

  @Override
  public String key() {
    return "regrade:" + scheme;
  }
}
