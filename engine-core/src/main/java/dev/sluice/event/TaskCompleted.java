package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody did a task.
 *
 * @param key the task
 * @param note what came of it; null without one
 */
public record TaskCompleted(String key, @Nullable String note) implements FactChange {

  /**
   * A task done without a note.
   *
   * @param key the task
   */
  public TaskCompleted(String key) {
    this(key, null);
  }

  private static List<String> keys(Facts facts) {
    return facts.tasks().stream().map(Task::key).toList();
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Task task = facts.task(key);
    if (task == null) {
      throw new IllegalArgumentException(
          "There is no task \"" + key + "\" in this case. Its tasks: " + keys(facts));
    }
    return task.pending() ? facts.with(task.closed(Task.Status.DONE, occurrence.at())) : facts;
  }
}
