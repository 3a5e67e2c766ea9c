package dev.sluice.decision;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * Tell another case something. It takes it up in a step of its own. Set-like.
 *
 * @param to the other case's id
 * @param event what to tell
 */
public record TellCase(
    String to,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        Record event)
    implements Decision {

  @Override
  public String key() {
    return "tell:" + to + ":" + event;
  }
}
