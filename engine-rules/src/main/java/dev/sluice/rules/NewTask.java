package dev.sluice.rules;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decision;
import dev.sluice.time.Budget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task that a rule is describing: {@code
 * decide.createTask("pricing-call").forRole("sales-manager").due(hours(4));}. It belongs to the
 * case's owner unless somebody else is named.
 */
public final class NewTask {

  private final String type;
  private final List<String> completedBy;
  private String key;
  private @Nullable String role;
  private @Nullable String rep;
  private @Nullable Budget within;
  private @Nullable String note;

  NewTask(String type, List<String> completedBy) {
    this.type = type;
    this.completedBy = completedBy;
    this.key = type;
  }

  /**
   * Names the task, where a case may have several of one type.
   *
   * @param name the key; an open task is not given twice under one key
   * @return this task
   */
  public NewTask key(String name) {
    if (name == null) {
      throw new IllegalArgumentException("A task's key was null. Leave it out to use the type");
    }
    key = name;
    return this;
  }

  /**
   * Says who does it, as a role.
   *
   * @param name the role; {@code owner} is the case's owner
   * @return this task
   */
  public NewTask forRole(String name) {
    role = name;
    return this;
  }

  /**
   * Says who does it, as a person.
   *
   * @param id the rep's id
   * @return this task
   */
  public NewTask forRep(String id) {
    rep = id;
    return this;
  }

  /**
   * Says when it is due, counted from now.
   *
   * @param budget how long
   * @return this task
   */
  public NewTask due(Budget budget) {
    within = budget;
    return this;
  }

  /**
   * Says what it is about.
   *
   * @param text for the person who does it
   * @return this task
   */
  public NewTask note(String text) {
    note = text;
    return this;
  }

  Decision decision() {
    String whose = role == null && rep == null ? "owner" : role;
    return new CreateTask(key, type, whose, rep, within, null, completedBy, note);
  }
}
