package dev.sluice.rules;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decision;
import dev.sluice.time.Budget;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A task that a rule is describing: {@code
 * decide.createTask("pricing-call").forRole("sales-manager").due(hours(4));}. It belongs to the
 * case's owner unless somebody else is named.
 */
public final class NewTask {

  private final String type;
  private final List<String> completedBy;
  private final Function<LocalDate, Instant> closeOf;
  private String key;
  private @Nullable String role;
  private @Nullable String rep;
  private @Nullable Budget within;
  private @Nullable Instant dueAt;
  private @Nullable String note;

  NewTask(String type, List<String> completedBy, Function<LocalDate, Instant> closeOf) {
    this.type = type;
    this.completedBy = completedBy;
    this.closeOf = closeOf;
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
   * Names the task after what it is about, where a case may have one for each.
   *
   * @param kind the first part of the key, mostly the task's type
   * @param about the second part, for example a node or another task
   * @return this task; its key is {@code kind:about}
   */
  public NewTask key(String kind, String about) {
    if (kind == null || about == null) {
      throw new IllegalArgumentException(
          "A part of a task's key was null: " + kind + ":" + about + ". Name both");
    }
    return key(kind + ":" + about);
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
    dueAt = null;
    return this;
  }

  /**
   * Says on which day it is due.
   *
   * @param day in the calendar's zone; due at its close, or at the close of the next working day
   * @return this task
   */
  public NewTask dueOn(LocalDate day) {
    if (day == null) {
      throw new IllegalArgumentException("A task's day was null. Leave dueOn out for no deadline");
    }
    dueAt = closeOf.apply(day);
    within = null;
    return this;
  }

  /**
   * Says at which moment it is due.
   *
   * @param moment the deadline; one that has passed is missed at once
   * @return this task
   */
  public NewTask dueAt(Instant moment) {
    if (moment == null) {
      throw new IllegalArgumentException("A task's moment was null. Leave dueAt out for none");
    }
    dueAt = moment;
    within = null;
    return this;
  }

  /**
   * Says what it is about.
   *
   * @param text for the person who does it; null for none
   * @return this task
   */
  public NewTask note(@Nullable String text) {
    note = text;
    return this;
  }

  /**
   * Says what it is about, thing by thing.
   *
   * @param things for the person who does it
   * @return this task
   */
  public NewTask note(List<String> things) {
    note = String.join(", ", things);
    return this;
  }

  Decision decision() {
    String whose = role == null && rep == null ? "owner" : role;
    return new CreateTask(key, type, whose, rep, within, dueAt, completedBy, note);
  }
}
