package dev.sluice.rules.spec;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.Notify;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.TellCase;
import java.util.List;
import java.util.function.Predicate;

/**
 * Something a spec expects. The factories here are the words for what was decided since the last
 * {@code when}; those for the case as it stands are in {@link Standing}, those for timers,
 * journeys, cadences and messages that wait in {@link Journeys}.
 */
public interface Expectation {

  /**
   * How the expectation reads when it is not met.
   *
   * @return a few words
   */
  String words();

  /**
   * Whether it is met.
   *
   * @param seen what there is to see
   * @return true when it is
   */
  boolean metBy(Seen seen);

  /**
   * The decisions it speaks of.
   *
   * @param seen what there is to see
   * @return those that meet it; empty for an expectation about something else
   */
  default List<Decided> decisions(Seen seen) {
    return List.of();
  }

  /**
   * How many decisions it stands for in {@link Story#thenOnly}.
   *
   * @param seen what there is to see
   * @return one, for an expectation about a decision that was made
   */
  default int count(Seen seen) {
    return Math.min(1, decisions(seen).size());
  }

  /**
   * An e-mail to the customer.
   *
   * @param template which
   * @return the expectation
   */
  static Expectation email(String template) {
    return message("email", template);
  }

  /**
   * A text message to the customer.
   *
   * @param template which
   * @return the expectation
   */
  static Expectation sms(String template) {
    return message("sms", template);
  }

  /**
   * A message to the customer.
   *
   * @param channel for example {@code email}
   * @param template which
   * @return the expectation
   */
  static Expectation message(String channel, String template) {
    return NamedExpectation.template(
        template,
        channel + " \"" + template + "\"",
        SendMessage.class,
        message -> message.channel().equals(channel) && message.template().equals(template));
  }

  /**
   * A message to one contact.
   *
   * @param channel for example {@code email}
   * @param template which
   * @param contact the contact's id
   * @return the expectation
   */
  static Expectation message(String channel, String template, String contact) {
    return NamedExpectation.template(
        template,
        channel + " \"" + template + "\" to " + contact,
        SendMessage.class,
        message ->
            message.channel().equals(channel)
                && message.template().equals(template)
                && message.contact().equals(contact));
  }

  /**
   * A notice to a colleague, on any channel.
   *
   * @param to a role, a person or {@code owner}
   * @param template which
   * @return the expectation
   */
  static Expectation notice(String to, String template) {
    return NamedExpectation.template(
        template,
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
  static Expectation notice(String channel, String to, String template) {
    return NamedExpectation.template(
        template,
        "notice \"" + template + "\" to " + to + " by " + channel,
        Notify.class,
        notice ->
            notice.channel().equals(channel)
                && notice.to().equals(to)
                && notice.template().equals(template));
  }

  /**
   * A task, given now. More can be said of it: {@code task("visit").due("2026-03-09T17:00")}.
   *
   * @param type its type
   * @return the expectation
   */
  static TaskExpectation task(String type) {
    return TaskExpectation.given(type);
  }

  /**
   * A request for approval.
   *
   * @param type what is to be approved
   * @return the expectation
   */
  static Expectation approvalRequest(String type) {
    return decision(
        "approval request \"" + type + "\"",
        RequestApproval.class,
        request -> request.type().equals(type));
  }

  /**
   * A suggestion to a person.
   *
   * @param to a role, a person or {@code owner}
   * @param what what is suggested
   * @return the expectation
   */
  static Expectation suggestion(String to, String what) {
    return decision(
        "suggestion \"" + what + "\" to " + to,
        Suggest.class,
        suggest -> suggest.to().equals(to) && suggest.what().equals(what));
  }

  /**
   * A wish to enter a stage, whether it was entered or not.
   *
   * @param stage the stage
   * @return the expectation
   */
  static Expectation move(String stage) {
    return decision(
        "move to \"" + stage + "\"", MoveStage.class, move -> move.stage().equals(stage));
  }

  /**
   * A tag given now.
   *
   * @param tag the tag
   * @return the expectation
   */
  static Expectation tagging(String tag) {
    return decision("tagging \"" + tag + "\"", AddTag.class, added -> added.tag().equals(tag));
  }

  /**
   * Another case is told something.
   *
   * @param caseId the other case
   * @param event what it is told
   * @return the expectation
   */
  static Expectation told(String caseId, Record event) {
    return decision(
        caseId + " told of " + Words.of(event),
        TellCase.class,
        tell -> tell.to().equals(caseId) && tell.event().equals(event));
  }

  /**
   * Another case is told something.
   *
   * @param caseId the other case
   * @param event the kind of event
   * @return the expectation
   */
  static Expectation told(String caseId, Class<? extends Record> event) {
    return decision(
        caseId + " told of " + event.getSimpleName(),
        TellCase.class,
        tell -> tell.to().equals(caseId) && event.isInstance(tell.event()));
  }

  /**
   * A stage was not entered because something is missing.
   *
   * @param what the thing missing, by id
   * @return the expectation
   */
  static Expectation missing(String what) {
    return that(
        "missing \"" + what + "\"",
        seen -> seen.missing().stream().anyMatch(item -> item.what().equals(what)));
  }

  /**
   * The engine refused something since the last {@code when}, or failed at it.
   *
   * @param words all must be in one reason, for example the name of a field
   * @return the expectation
   */
  static Expectation refused(String... words) {
    return new RefusedExpectation(List.of(words));
  }

  /**
   * An event for another case could not be taken up.
   *
   * @param caseId the other case
   * @return the expectation
   */
  static Expectation parked(String caseId) {
    return that(
        "parked: an event for " + caseId,
        seen -> seen.parked().stream().anyMatch(parked -> caseId.equals(parked.tell().to())));
  }

  /**
   * Something decided by a rule.
   *
   * @param name the rule's name
   * @return the expectation; a name that no rule of the playbooks has fails the spec even under
   *     {@link #no}
   */
  static Expectation rule(String name) {
    return new RuleExpectation(name);
  }

  /**
   * Something decided to serve a requirement.
   *
   * @param id the requirement, for example {@code A1.4}
   * @return the expectation
   */
  static Expectation requirement(String id) {
    return new DecisionExpectation(
        "requirement " + id, decided -> decided.because().requirements().contains(id));
  }

  /**
   * The opposite of an expectation.
   *
   * @param other what must not be
   * @return the expectation
   */
  static Expectation no(Expectation other) {
    return that("no " + other.words(), seen -> !other.metBy(seen));
  }

  /**
   * A decision made so many times.
   *
   * @param count exactly how many times
   * @param decision an expectation about a decision
   * @return the expectation
   */
  static Expectation times(int count, Expectation decision) {
    return new CountedExpectation(count, decision);
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
  static <D extends Decision> Expectation decision(
      String words, Class<D> type, Predicate<D> which) {
    return new DecisionExpectation(
        words,
        decided ->
            type.isInstance(decided.decision()) && which.test(type.cast(decided.decision())));
  }

  /**
   * Anything else there is to see.
   *
   * @param words how it reads when it is not met
   * @param test whether it is met
   * @return the expectation
   */
  static Expectation that(String words, Predicate<Seen> test) {
    return new StateExpectation(words, test);
  }
}
