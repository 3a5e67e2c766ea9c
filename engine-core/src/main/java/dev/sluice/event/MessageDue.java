package dev.sluice.event;

/**
 * A message is about to leave. Rules may hold it back; then consent and quiet hours are checked, so
 * that what counts is what is known now and not when the message was planned.
 *
 * @param channel for example {@code email}
 * @param contact to whom, by contact id
 * @param template which message
 * @param purpose what it is for, for example {@code promotion}
 */
public record MessageDue(String channel, String contact, String template, String purpose)
    implements EngineEvent {

  /**
   * Whether the message promotes something, so that an opt-out of promotions stops it.
   *
   * @return true for the purpose {@code promotion}
   */
  public boolean promotion() {
    return purpose.equals("promotion");
  }
}
