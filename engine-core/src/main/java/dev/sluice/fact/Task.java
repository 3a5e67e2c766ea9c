package dev.sluice.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a person has to do for the case.
 *
 * @param key names the task in its case; a second task under an open key is not created
 * @param type what kind of task, as declared in the playbook
 * @param role who does it, as a role; null when an assignee is named
 * @param assignee who does it, as a person; null while only the role is known
 * @param status where it stands
 * @param createdAt when it was given
 * @param dueAt when it should be done; null without a deadline and while its clock is paused
 * @param closedAt when it was done or cancelled, as it occurred; null while open
 * @param completedBy types of activities, deliverables and documents that complete it by
 *     themselves; sorted
 * @param note what it is about; null without one
 */
public record Task(
    String key,
    String type,
    @Nullable String role,
    @Nullable String assignee,
    Status status,
    Instant createdAt,
    @Nullable Instant dueAt,
    @Nullable Instant closedAt,
    List<String> completedBy,
    @Nullable String note)
    implements Fact {

  /** Where a task stands. */
  public enum Status {
    /** To be done. */
    OPEN,
    /** Done. */
    DONE,
    /** No longer wanted. */
    CANCELLED
  }

  /** Sorts what completes the task. */
  public Task {
    completedBy = Ordered.set(completedBy);
  }

  /**
   * Whether it was done, and not taken back.
   *
   * @return true once it is done
   */
  public boolean done() {
    return status == Status.DONE;
  }

  /**
   * Whether the task still waits to be done. (A word of its own: rules cannot compare an enum with
   * text.)
   *
   * @return true while open
   */
  public boolean pending() {
    return status == Status.OPEN;
  }

  /**
   * The same task, closed.
   *
   * @param how done or cancelled
   * @param at when that occurred
   * @return a copy
   */
  public Task closed(Status how, Instant at) {
    return new Task(key, type, role, assignee, how, createdAt, dueAt, at, completedBy, note);
  }

  /**
   * The same task with its deadline moved.
   *
   * @param due when it is due now; null while its clock is paused
   * @return a copy
   */
  public Task dueBy(@Nullable Instant due) {
    return new Task(key, type, role, assignee, status, createdAt, due, closedAt, completedBy, note);
  }

  /**
   * The same task in somebody's hands.
   *
   * @param person who does it now
   * @return a copy
   */
  public Task assignedTo(String person) {
    return new Task(key, type, role, person, status, createdAt, dueAt, closedAt, completedBy, note);
  }

  @Override
  public String factId() {
    return key;
  }
}
