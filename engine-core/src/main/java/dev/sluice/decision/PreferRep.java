package dev.sluice.decision;

/**
 * Prefer a rep for the case that is looking for an owner: when anybody eligible is preferred, only
 * those are considered. Set-like.
 *
 * @param rep the rep
 * @param reason why, for a person to read
 */
public record PreferRep(String rep, String reason) implements Decision {

  @Override
  public String key() {
    return "prefer:" + rep + ":" + reason;
  }
}
