package dev.sluice.rules.spec;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Notify;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SendMessage;
import dev.sluice.event.Missing;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.step.CaseState;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Something a spec expects. The factories below are the words a spec is written in.
 *
 * @param words how the expectation reads when it is not met
 * @param test whether it is met
 */
public record Expectation(String words, Predicate<Seen> test) {

  /**
   * What there is to see after a step of the story.
   *
   * @param decisions decided since the last {@code when}, in all cases
   * @param missing why stages asked for were not entered since then
   * @param state the case now
   */
  public record Seen(List<Decided> decisions, List<Missing> missing, CaseState state) {

    private SalesCase salesCase() {
      return state.facts().salesCase();
    }
  }

  /**
   * An e-mail to the customer.
   *
   * @param template which
   * @return the expectation
   */
  public static Expectation email(String template) {
    return message("email", template);
  }

  /**
   * A text message to the customer.
   *
   * @param template which
   * @return the expectation
   */
  public static Expectation sms(String template) {
    return message("sms", template);
  }

  private static Expectation message(String channel, String template) {
    return decision(
        channel + " \"" + template + "\"",
        SendMessage.class,
        message -> message.channel().equals(channel) && message.template().equals(template));
  }

  /**
   * A notice to a colleague, on any channel.
   *
   * @param to a role, a person or {@code owner}
   * @param template which
   * @return the expectation
   */
  public static Expectation notice(String to, String template) {
    return decision(
        "notice \"" + template + "\" to " + to,
        Notify.class,
        notice -> notice.to().equals(to) && notice.template().equals(template));
  }

  /**
   * A notice to a colleague.
   *
   * @param channel for example {@code email}
   * @param to a role, a person or {@code owner}
   * @param template which
   * @return the expectation
   */
  public static Expectation notice(String channel, String to, String template) {
    return decision(
        "notice \"" + template + "\" to " + to + " by " + channel,
        Notify.class,
        notice ->
            notice.channel().equals(channel)
                && notice.to().equals(to)
                && notice.template().equals(template));
  }

  /**
   * A task, given now.
   *
   * @param type its type
   * @return the expectation
   */
  public static Expectation task(String type) {
    return decision(
        "task \"" + type + "\"", CreateTask.class, create -> create.type().equals(type));
  }

  /**
   * A task that waits to be done, whenever it was given.
   *
   * @param key its key
   * @return the expectation
   */
  public static Expectation openTask(String key) {
    return new Expectation(
        "open task \"" + key + "\"",
        seen -> {
          Task task = seen.state.facts().task(key);
          return task != null && task.pending();
        });
  }

  /**
   * A request for approval.
   *
   * @param type what is to be approved
   * @return the expectation
   */
  public static Expectation approvalRequest(String type) {
    return decision(
        "approval request \"" + type + "\"",
        RequestApproval.class,
        request -> request.type().equals(type));
  }

  /**
   * The case is in a stage.
   *
   * @param id the stage
   * @return the expectation
   */
  public static Expectation stage(String id) {
    return new Expectation("stage \"" + id + "\"", seen -> seen.salesCase().stage().equals(id));
  }

  /**
   * The case is won.
   *
   * @return the expectation
   */
  public static Expectation won() {
    return new Expectation("won", seen -> seen.salesCase().won());
  }

  /**
   * The case is still on its way.
   *
   * @return the expectation
   */
  public static Expectation running() {
    return new Expectation("still running", seen -> seen.salesCase().running());
  }

  /**
   * The case has an owner.
   *
   * @param rep who
   * @return the expectation
   */
  public static Expectation owner(String rep) {
    return new Expectation("owner " + rep, seen -> Objects.equals(seen.salesCase().owner(), rep));
  }

  /**
   * The customer has a grade.
   *
   * @param scheme the scheme
   * @param grade the grade
   * @return the expectation
   */
  public static Expectation tier(String scheme, String grade) {
    return new Expectation(
        scheme + " " + grade, seen -> Objects.equals(seen.salesCase().tier(scheme), grade));
  }

  /**
   * A stage was not entered because something is missing.
   *
   * @param what the thing missing, by id
   * @return the expectation
   */
  public static Expectation missing(String what) {
    return new Expectation(
        "missing \"" + what + "\"",
        seen -> seen.missing.stream().anyMatch(item -> item.what().equals(what)));
  }

  /**
   * The opposite of an expectation.
   *
   * @param other what must not be
   * @return the expectation
   */
  public static Expectation no(Expectation other) {
    return new Expectation("no " + other.words, other.test.negate());
  }

  /**
   * Something decided by a rule.
   *
   * @param name the rule's name
   * @return the expectation
   */
  public static Expectation rule(String name) {
    return new Expectation(
        "rule \"" + name + "\"",
        seen -> seen.decisions.stream().anyMatch(d -> d.because().rule().equals(name)));
  }

  /**
   * A decision of a kind.
   *
   * @param words how it reads when it is not there
   * @param type the kind
   * @param which which of them
   * @param <D> the kind
   * @return the expectation
   */
  public static <D> Expectation decision(String words, Class<D> type, Predicate<D> which) {
    return new Expectation(
        words,
        seen ->
            seen.decisions.stream()
                .map(Decided::decision)
                .filter(type::isInstance)
                .map(type::cast)
                .anyMatch(which));
  }
}
