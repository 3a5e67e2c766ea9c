package dev.sluice.decision;

/**
 * Do not send a message that was about to leave. Keyed by contact and template.
 *
 * @param channel how it would have left
 * @param contact to whom, by contact id
 * @param template which message
 * @param why why not, for a person to read
 */
public record Withhold(String channel, String contact, String template, String why)
    implements Decision {

  @Override
  public String key() {
    return "withhold:" + contact + ":" + template;
  }
}
