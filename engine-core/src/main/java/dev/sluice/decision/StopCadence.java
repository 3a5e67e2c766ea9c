package dev.sluice.decision;

/**
 * Let something come round no longer. Keyed by cadence.
 *
 * @param cadence the cadence
 */
public record StopCadence(String cadence) implements Decision {

  @Override
  public String key() {
    return "cadence:" + cadence;
  }
}
