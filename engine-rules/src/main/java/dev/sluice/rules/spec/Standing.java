package dev.sluice.rules.spec;

import dev.sluice.fact.Approval;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Timer;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The words of a spec for how the case looked at stands now. */
public final class Standing {

  private Standing() {}

  /**
   * The case is in a stage.
   *
   * @param id the stage
   * @return the expectation
   */
  public static Expectation stage(String id) {
    return of("stage \"" + id + "\"", salesCase -> salesCase.stage().equals(id));
  }

  /**
   * The case is won.
   *
   * @return the expectation
   */
  public static Expectation won() {
    return of("won", SalesCase::won);
  }

  /**
   * The case is lost.
   *
   * @return the expectation
   */
  public static Expectation lost() {
    return of("lost", salesCase -> salesCase.status() == SalesCase.Status.LOST);
  }

  /**
   * The case is still on its way.
   *
   * @return the expectation
   */
  public static Expectation running() {
    return of("still running", SalesCase::running);
  }

  /**
   * The case has an owner.
   *
   * @param rep who
   * @return the expectation
   */
  public static Expectation owner(String rep) {
    return of("owner " + rep, salesCase -> Objects.equals(salesCase.owner(), rep));
  }

  /**
   * The customer has a grade.
   *
   * @param scheme the scheme
   * @param grade the grade
   * @return the expectation
   */
  public static Expectation tier(String scheme, String grade) {
    return of(scheme + " " + grade, salesCase -> Objects.equals(salesCase.tier(scheme), grade));
  }

  /**
   * The case has points for a factor.
   *
   * @param factor the factor
   * @param points how many
   * @return the expectation
   */
  public static Expectation score(String factor, int points) {
    return of(
        points + " points for " + factor,
        salesCase -> Objects.equals(salesCase.scores().get(factor), points));
  }

  /**
   * The case has points for all factors of a group together.
   *
   * @param group what the factors' names begin with, up to a dot
   * @param points how many
   * @return the expectation
   */
  public static Expectation total(String group, int points) {
    return of(points + " points for " + group, salesCase -> salesCase.total(group) == points);
  }

  /**
   * The case has a tag.
   *
   * @param tag the tag
   * @return the expectation
   */
  public static Expectation tag(String tag) {
    return of("tag \"" + tag + "\"", salesCase -> salesCase.tags().contains(tag));
  }

  /**
   * The case is at risk.
   *
   * @param level {@code low}, {@code medium} or {@code high}
   * @return the expectation
   */
  public static Expectation risk(String level) {
    return of("risk " + level, salesCase -> Objects.equals(salesCase.risk(), level));
  }

  /**
   * The case has a probability.
   *
   * @param percent 0 to 100
   * @return the expectation
   */
  public static Expectation probability(int percent) {
    return of(percent + " %", salesCase -> Objects.equals(salesCase.probability(), percent));
  }

  /**
   * A declared field of the case has a value.
   *
   * @param name the field
   * @param value the value; numbers are equal when they are worth the same
   * @return the expectation
   */
  public static Expectation attribute(String name, Object value) {
    return of(name + " " + value, salesCase -> same(salesCase.attribute(name), value));
  }

  private static boolean same(@Nullable Object actual, Object wanted) {
    if (actual instanceof Number && wanted instanceof Number) {
      return new BigDecimal(actual.toString()).compareTo(new BigDecimal(wanted.toString())) == 0;
    }
    return wanted.equals(actual);
  }

  /**
   * A task that waits to be done, whenever it was given.
   *
   * @param key its key
   * @return the expectation
   */
  public static TaskExpectation openTask(String key) {
    return TaskExpectation.kept("open", key, Task::pending);
  }

  /**
   * A task that is done.
   *
   * @param key its key
   * @return the expectation
   */
  public static TaskExpectation doneTask(String key) {
    return TaskExpectation.kept("done", key, task -> task.status() == Task.Status.DONE);
  }

  /**
   * A task that was taken back.
   *
   * @param key its key
   * @return the expectation
   */
  public static TaskExpectation cancelledTask(String key) {
    return TaskExpectation.kept("cancelled", key, task -> task.status() == Task.Status.CANCELLED);
  }

  /**
   * A timer of a rule that runs. More can be said of it: {@code timer("reminder").due("…")}.
   *
   * @param name its name
   * @return the expectation
   */
  public static TimerExpectation timer(String name) {
    return new TimerExpectation(Timer.Purpose.RULE, name, null);
  }

  /**
   * One of several timers of a name runs.
   *
   * @param name its name
   * @param about which of them, for example an order's id
   * @return the expectation
   */
  public static TimerExpectation timer(String name, String about) {
    return new TimerExpectation(Timer.Purpose.RULE, name + " " + about, null);
  }

  /**
   * A time limit of the current stage that runs.
   *
   * @param stage the stage
   * @return the expectation
   */
  public static TimerExpectation stageLimit(String stage) {
    return new TimerExpectation(Timer.Purpose.STAGE, stage, null);
  }

  /**
   * A deadline of a checklist node that runs.
   *
   * @param node the node
   * @return the expectation
   */
  public static TimerExpectation nodeLimit(String node) {
    return new TimerExpectation(Timer.Purpose.NODE, node, null);
  }

  /**
   * An approval stands somehow.
   *
   * @param type what is to be approved
   * @param state how it stands
   * @return the expectation
   */
  public static Expectation approval(String type, Approval.State state) {
    return Expectation.that(
        "approval \"" + type + "\" " + state,
        seen -> {
          CaseState now = seen.state();
          Approval approval = now == null ? null : now.facts().approval(type);
          return approval != null && approval.state() == state;
        });
  }

  /**
   * The case went through an event, whenever it was: one submitted to it or one of the engine's.
   *
   * @param event the kind of event
   * @return the expectation
   */
  public static Expectation journal(Class<? extends Record> event) {
    return journal(
        event.getSimpleName(),
        entry ->
            event.isInstance(entry.event())
                || entry.followed().stream().anyMatch(event::isInstance));
  }

  /**
   * The journal of the case holds an entry.
   *
   * @param words how the entry reads when it is not there
   * @param which which entry
   * @return the expectation
   */
  public static Expectation journal(String words, Predicate<JournalEntry> which) {
    return Expectation.that(
        "journal entry: " + words, seen -> seen.journal().stream().anyMatch(which));
  }

  private static Expectation of(String words, Predicate<SalesCase> test) {
    return Expectation.that(
        words,
        seen -> {
          CaseState state = seen.state();
          return state != null && test.test(state.facts().salesCase());
        });
  }
}
