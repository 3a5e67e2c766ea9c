package dev.sluice.decision;

/**
 * Refuse the event: nothing of it is kept, and whoever submitted it is told what is wrong. Keyed by
 * what is wrong.
 *
 * @param what what is missing or wrong, for example a field's name
 * @param why why it is wanted, for a person to read
 */
public record Refuse(String what, String why) implements Decision {

  @Override
  public String key() {
    return "refuse:" + what;
  }
}
