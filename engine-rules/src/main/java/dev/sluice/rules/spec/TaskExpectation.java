package dev.sluice.rules.spec;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.fact.Task;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A task of the case looked at. Immutable. */
public final class TaskExpectation implements Expectation {

  private final String words;
  // The type of a task given now; null for one that is looked up by its key.
  private final @Nullable String type;
  private final BiPredicate<Task, Seen> which;

  private TaskExpectation(String words, @Nullable String type, BiPredicate<Task, Seen> which) {
    this.words = words;
    this.type = type;
    this.which = which;
  }

  static TaskExpectation given(String type) {
    return new TaskExpectation("task \"" + type + "\"", type, (task, seen) -> true);
  }

  static TaskExpectation kept(String words, String key, Predicate<Task> which) {
    return new TaskExpectation(
        words + " task \"" + key + "\"",
        null,
        (task, seen) -> task.key().equals(key) && which.test(task));
  }

  /**
   * Says when it is due.
   *
   * @param localTime in the calendar's zone, for example {@code 2026-03-09T17:00}
   * @return a copy
   */
  public TaskExpectation due(String localTime) {
    return and(" due " + localTime, (task, seen) -> seen.at(task.dueAt(), localTime));
  }

  /**
   * Says under which key it is kept.
   *
   * @param key the key
   * @return a copy
   */
  public TaskExpectation key(String key) {
    return and(" with key " + key, (task, seen) -> task.key().equals(key));
  }

  /**
   * Says which role it was given to.
   *
   * @param role the role
   * @return a copy
   */
  public TaskExpectation forRole(String role) {
    return and(" for " + role, (task, seen) -> Objects.equals(task.role(), role));
  }

  /**
   * Says who has it.
   *
   * @param person the person
   * @return a copy
   */
  public TaskExpectation assignedTo(String person) {
    return and(" assigned to " + person, (task, seen) -> Objects.equals(task.assignee(), person));
  }

  /**
   * Says what its note contains.
   *
   * @param text part of the note
   * @return a copy
   */
  public TaskExpectation note(String text) {
    return and(
        " noting \"" + text + "\"",
        (task, seen) -> {
          String note = task.note();
          return note != null && note.contains(text);
        });
  }

  private TaskExpectation and(String more, BiPredicate<Task, Seen> condition) {
    return new TaskExpectation(words + more, type, which.and(condition));
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public boolean metBy(Seen seen) {
    return type == null
        ? seen.tasks().stream().anyMatch(task -> which.test(task, seen))
        : !decisions(seen).isEmpty();
  }

  @Override
  public List<Decided> decisions(Seen seen) {
    List<Decided> decided =
        seen.decisions().stream()
            .filter(made -> made.decision() instanceof CreateTask create && gave(create, seen))
            .toList();
    if (decided.isEmpty() && type != null) {
      seen.checkName(NamedExpectation.TASK_TYPE, type);
    }
    return decided;
  }

  private boolean gave(CreateTask create, Seen seen) {
    return create.type().equals(type)
        && seen.tasks().stream()
            .anyMatch(task -> task.key().equals(create.task()) && which.test(task, seen));
  }
}
