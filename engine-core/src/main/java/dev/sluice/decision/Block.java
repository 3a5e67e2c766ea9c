package dev.sluice.decision;

/**
 * Keep the case out of the stage it asked for. Keyed by what is missing.
 *
 * @param what what is missing, by id
 * @param why why it is wanted, for a person to read
 */
public record Block(String what, String why) implements Decision {

  @Override
  public String key() {
    return "block:" + what;
  }
}
