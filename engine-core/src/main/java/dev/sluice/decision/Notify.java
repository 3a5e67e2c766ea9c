package dev.sluice.decision;

import dev.sluice.time.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Tell a colleague. Set-like.
 *
 * @param channel for example {@code in-app}, {@code email}
 * @param to a role or a person; {@code owner} only while the case has none, for the step fills it
 *     in
 * @param template which notice, as declared in the playbook
 * @param about what it is about, for a person to read; null when the template says it all
 * @param digest how long notices to this person on this channel are gathered; null for at once
 */
public record Notify(
    String channel, String to, String template, @Nullable String about, @Nullable Interval digest)
    implements Effect {

  /** Whom a notice is for while nobody owns the case. */
  public static final String OWNER = "owner";

  /**
   * A notice that goes out at once.
   *
   * @param channel how
   * @param to a role, a person, or {@code owner}
   * @param template which notice
   * @param about what it is about; null when the template says it all
   */
  public Notify(String channel, String to, String template, @Nullable String about) {
    this(channel, to, template, about, null);
  }

  /**
   * The same notice to somebody.
   *
   * @param person a role or a person
   * @return a copy
   */
  public Notify addressedTo(String person) {
    return new Notify(channel, person, template, about, digest);
  }

  @Override
  public String key() {
    String notice = "notify:" + channel + ":" + to + ":" + template;
    return about == null ? notice : notice + ":" + about;
  }
}
