package dev.sluice.step;

import dev.sluice.event.TimerFired;
import dev.sluice.time.Deadline;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something that will be due. A case has at most one timer under an id; starting it again replaces
 * it.
 *
 * @param purpose what it watches
 * @param key which one: the timer's name and what it is about, the stage, the task key, the
 *     checklist node
 * @param deadline when, and how that was counted
 */
public record Timer(Purpose purpose, String key, Deadline deadline) {

  /** What a timer watches. */
  public enum Purpose {
    /** A rule started it; it fires {@code TimerFired}. */
    RULE,
    /** The time limit of a stage. */
    STAGE,
    /** A warning before the time limit of a stage. */
    WARNING,
    /** A task's deadline. */
    TASK,
    /** A node of the checklist. */
    NODE,
    /** The answer to a request for approval. */
    APPROVAL,
    /** Something that comes round again and again. */
    CADENCE,
    /** A message that waits for the end of quiet hours. */
    MESSAGE,
    /** A rep comes back, or a new month begins, and waiting cases may find an owner. */
    TEAM;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** How events and ids name it. */
    String word() {
      return word;
    }
  }

  /**
   * Names the timer in its case.
   *
   * @return purpose and key
   */
  public String id() {
    return purpose.word + ":" + key;
  }

  /** The key of a rule's timer. */
  static String key(String name, @Nullable String about) {
    return about == null ? name : name + ' ' + about;
  }

  /**
   * The name under which a rule started it, without what it is about.
   *
   * @return the name; null when the engine started it
   */
  public @Nullable String name() {
    return purpose == Purpose.RULE ? key.split(" ", 2)[0] : null;
  }

  /** Whether a rule started it under a name. */
  boolean isOf(String name) {
    return purpose == Purpose.RULE && (key.equals(name) || key.startsWith(name + ' '));
  }

  /** What happens when a rule's timer is due. */
  TimerFired fired(Instant dueAt) {
    String[] parts = key.split(" ", 2);
    return new TimerFired(parts[0], parts.length == 1 ? null : parts[1], dueAt);
  }

  /**
   * When it is due.
   *
   * @return the moment, or null while its clock is paused
   */
  public @Nullable Instant due() {
    return deadline.due();
  }
}
