package dev.sluice.decision;

/**
 * Let a message that is about to leave take a channel. Keyed by contact and template.
 *
 * @param channel how it leaves
 * @param contact to whom, by contact id
 * @param template which message
 */
public record ChooseChannel(String channel, String contact, String template) implements Decision {

  @Override
  public String key() {
    return "channel:" + contact + ":" + template;
  }
}
