package dev.sluice.decision;

/**
 * Send the customer a message. Keyed by contact and template.
 *
 * @param channel for example {@code email}, {@code sms}
 * @param contact to whom, by contact id
 * @param template which message, as declared in the playbook
 */
public record SendMessage(String channel, String contact, String template) implements Effect {

  @Override
  public String key() {
    return "message:" + contact + ":" + template;
  }
}
