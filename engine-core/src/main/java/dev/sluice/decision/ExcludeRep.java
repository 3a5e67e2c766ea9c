package dev.sluice.decision;

/**
 * Keep a rep from getting the case that is looking for an owner. Set-like.
 *
 * @param rep the rep
 * @param reason why, for a person to read
 */
public record ExcludeRep(String rep, String reason) implements Decision {

  @Override
  public String key() {
    return "exclude:" + rep + ":" + reason;
  }
}
