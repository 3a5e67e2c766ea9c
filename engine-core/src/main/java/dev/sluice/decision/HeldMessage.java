package dev.sluice.decision;

import dev.sluice.fact.Fact;

/**
 * A message that waits for the end of the contact's quiet hours.
 *
 * @param message the message
 * @param because why it was decided
 */
public record HeldMessage(SendMessage message, Because because) implements Fact {

  @Override
  public String factId() {
    return message.key();
  }
}
