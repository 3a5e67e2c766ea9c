package dev.sluice.decision;

import org.jspecify.annotations.Nullable;

/**
 * Tell a colleague. Set-like.
 *
 * @param channel for example {@code in-app}, {@code email}
 * @param to a role, a person, or {@code owner}
 * @param template which notice, as declared in the playbook
 * @param about what it is about, for a person to read; null when the template says it all
 */
public record Notify(String channel, String to, String template, @Nullable String about)
    implements Effect {

  @Override
  public String key() {
    String notice = "notify:" + channel + ":" + to + ":" + template;
    return about == null ? notice : notice + ":" + about;
  }
}
