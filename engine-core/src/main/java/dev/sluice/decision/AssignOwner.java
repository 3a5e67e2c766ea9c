package dev.sluice.decision;

/**
 * Give the case to a named rep. Exclusive with {@link SeekOwner}.
 *
 * @param rep the owner
 * @param reason why this one
 */
public record AssignOwner(String rep, String reason) implements Decision {

  @Override
  public String key() {
    return "owner";
  }
}
