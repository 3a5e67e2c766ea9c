package dev.sluice.decision;

/**
 * Send the customer a message. Keyed by contact and template.
 *
 * @param channel for example {@code email}, {@code sms}; {@link #PREFERRED} until it leaves, when
 *     it is left to rules
 * @param contact to whom, by contact id
 * @param template which message, as declared in the playbook
 * @param purpose what it is for: {@code service}, {@code promotion} or a host's own word
 */
public record SendMessage(String channel, String contact, String template, String purpose)
    implements Effect {

  /** The purpose of a message whose template states none. */
  public static final String SERVICE = "service";

  /**
   * The channel of a message that takes the one rules choose for its contact, and e-mail where they
   * choose none.
   */
  public static final String PREFERRED = "preferred";

  /** Takes a missing purpose as {@link #SERVICE}. */
  public SendMessage {
    purpose = purpose == null ? SERVICE : purpose;
  }

  /**
   * A message that serves.
   *
   * @param channel for example {@code email}
   * @param contact to whom, by contact id
   * @param template which message
   */
  public SendMessage(String channel, String contact, String template) {
    this(channel, contact, template, SERVICE);
  }

  @Override
  public String key() {
    return "message:" + contact + ":" + template;
  }
}
