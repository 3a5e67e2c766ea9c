package dev.sluice.decision;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Tell many cases something. After the step they are told page by page, each in a step of its own;
 * the case that tells is never among them. Set-like.
 *
 * @param audience which cases
 * @param event what to tell
 */
public record TellCases(
    Audience audience,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        Record event)
    implements Decision {

  @Override
  public String key() {
    return "tell-all:" + audience + ":" + event;
  }
}
