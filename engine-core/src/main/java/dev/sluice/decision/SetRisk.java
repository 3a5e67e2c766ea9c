package dev.sluice.decision;

/**
 * Rate the risk. Exclusive.
 *
 * @param level {@code low}, {@code medium} or {@code high}
 * @param description what the risk is
 */
public record SetRisk(String level, String description) implements Decision {

  @Override
  public String key() {
    return "risk";
  }
}
