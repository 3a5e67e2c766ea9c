package dev.sluice.decision;

import java.time.Instant;
import java.util.List;

/**
 * Several notices to one person on one channel, delivered together. No rule decides it: it is made
 * of {@link Notify} decisions with a {@code digest} when their interval ends.
 *
 * @param to a role or a person; {@code owner} when the one case they are from has none
 * @param channel for example {@code in-app}, {@code email}
 * @param notices in the order they were decided
 */
public record Digest(String to, String channel, List<Notice> notices) implements Effect {

  /**
   * One notice.
   *
   * @param caseId the case it is from
   * @param what what to tell
   * @param because why
   * @param decidedAt when it was decided
   */
  public record Notice(String caseId, Notify what, Because because, Instant decidedAt) {}

  /** Copies the list. */
  public Digest {
    notices = List.copyOf(notices);
  }

  @Override
  public String key() {
    return "digest:" + channel + ":" + to;
  }
}
