package dev.sluice.decision;

/**
 * Tag the case. Set-like.
 *
 * @param tag the tag
 */
public record AddTag(String tag) implements Decision {

  @Override
  public String key() {
    return "tag:" + tag;
  }
}
