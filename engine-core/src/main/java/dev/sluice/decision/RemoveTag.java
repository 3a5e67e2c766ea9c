package dev.sluice.decision;

/**
 * Take a tag off the case. Keyed by tag, so that it and {@link AddTag} of one tag merge to one.
 *
 * @param tag the tag
 */
public record RemoveTag(String tag) implements Decision {

  @Override
  public String key() {
    return "tag:" + tag;
  }
}
