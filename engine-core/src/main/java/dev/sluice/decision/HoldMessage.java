package dev.sluice.decision;

import java.time.Instant;

/**
 * Keep a message until the contact's quiet hours are over; then everything is checked again.
 *
 * @param channel how it will leave
 * @param contact to whom, by contact id
 * @param template which message
 * @param until when the quiet hours end
 */
public record HoldMessage(String channel, String contact, String template, Instant until)
    implements Decision {

  @Override
  public String key() {
    return "hold:" + contact + ":" + template;
  }
}
