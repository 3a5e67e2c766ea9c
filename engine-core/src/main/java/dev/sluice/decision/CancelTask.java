package dev.sluice.decision;

/**
 * Take a task back. Keyed by task.
 *
 * @param task the task's key
 */
public record CancelTask(String task) implements Decision {

  @Override
  public String key() {
    return "task:" + task;
  }
}
