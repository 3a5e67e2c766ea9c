package dev.sluice.decision;

/**
 * Suggest something to a person and wait for them. Set-like.
 *
 * @param to a role or a person; a rule's {@code owner} is the case's owner by name, once it has one
 * @param what the suggestion, for a person to read
 */
public record Suggest(String to, String what) implements Effect {

  @Override
  public String key() {
    return "suggest:" + to + ":" + what;
  }
}
