package dev.sluice.decision;

/**
 * Move the case to another stage, through the same gates as a person. Exclusive.
 *
 * @param stage the stage wanted
 */
public record MoveStage(String stage) implements Decision {

  @Override
  public String key() {
    return "stage";
  }
}
