package dev.sluice.rules;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.AssignOwner;
import dev.sluice.decision.Audience;
import dev.sluice.decision.Block;
import dev.sluice.decision.CancelTask;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.ChooseChannel;
import dev.sluice.decision.EndJourney;
import dev.sluice.decision.Enrol;
import dev.sluice.decision.ExcludeRep;
import dev.sluice.decision.KeepValue;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.Notify;
import dev.sluice.decision.PreferRep;
import dev.sluice.decision.Refuse;
import dev.sluice.decision.Regrade;
import dev.sluice.decision.ReleaseValue;
import dev.sluice.decision.RemoveTag;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.SetProbability;
import dev.sluice.decision.SetRisk;
import dev.sluice.decision.SetScore;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.StartCadence;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.StopCadence;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.TellCase;
import dev.sluice.decision.TellCases;
import dev.sluice.decision.Withhold;
import dev.sluice.event.MessageDue;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Rep;
import dev.sluice.rules.internal.Sink;
import dev.sluice.rules.internal.Vocabulary;
import dev.sluice.time.Budget;
import java.time.DayOfWeek;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a rule can do: say what it wants. Nothing happens while a rule runs; the step orders what
 * all rules want and carries it out.
 *
 * <p>Rules call it as {@code decide}. A value that is null is refused, and the error names the
 * rule. Belongs to the thread whose event the rules look at.
 */
public final class Decide {

  private final Sink sink;

  Decide(Sink sink) {
    this.sink = sink;
  }

  /**
   * Moves the case, if the stage's gate lets it.
   *
   * @param stage the stage wanted
   */
  public void moveTo(String stage) {
    sink.add(new MoveStage(given(stage, "moveTo", "stage")));
  }

  /**
   * Keeps the case out of the stage it asked for. Only for rules on {@code StageRequested}.
   *
   * @param what what is missing, by id
   * @param why why it is wanted, for a person to read
   */
  public void block(String what, String why) {
    sink.add(new Block(given(what, "block", "what"), given(why, "block", "why")));
  }

  /**
   * Refuses the event: nothing of it is kept, and whoever submitted it is told what is wrong.
   *
   * @param what what is missing or wrong, for example a field's name
   * @param why why it is wanted, for a person to read
   */
  public void refuse(String what, String why) {
    sink.add(new Refuse(given(what, "refuse", "what"), given(why, "refuse", "why")));
  }

  /**
   * Gives the case to a rep.
   *
   * @param rep the rep's id
   * @param reason why this one
   */
  public void assign(String rep, String reason) {
    sink.add(new AssignOwner(given(rep, "assign", "rep"), given(reason, "assign", "reason")));
  }

  /**
   * Asks a team for an owner; what eligibility needs is added to what this returns.
   *
   * @param team the team's id
   * @return the search, to be narrowed
   */
  public OwnerSearch seekOwner(String team) {
    OwnerSearch search = new OwnerSearch(given(team, "seekOwner", "team"));
    sink.draft(search::decision);
    return search;
  }

  /**
   * Keeps a rep from getting the case that is looking for an owner.
   *
   * @param rep the rep
   * @param reason why not, for a person to read
   */
  public void exclude(Rep rep, String reason) {
    sink.add(new ExcludeRep(given(rep, "exclude", "rep").id(), given(reason, "exclude", "reason")));
  }

  /**
   * Prefers a rep for the case that is looking for an owner.
   *
   * @param rep the rep
   * @param reason why, for a person to read
   */
  public void prefer(Rep rep, String reason) {
    sink.add(new PreferRep(given(rep, "prefer", "rep").id(), given(reason, "prefer", "reason")));
  }

  /**
   * Tags the case.
   *
   * @param tag the tag
   */
  public void tag(String tag) {
    sink.add(new AddTag(given(tag, "tag", "tag")));
  }

  /**
   * Takes a tag off the case.
   *
   * @param tag the tag
   */
  public void untag(String tag) {
    sink.add(new RemoveTag(given(tag, "untag", "tag")));
  }

  /**
   * Gives points for a factor.
   *
   * @param factor the factor
   * @param points the points; they replace those given before
   */
  public void score(String factor, int points) {
    sink.add(new SetScore(given(factor, "score", "factor"), points));
  }

  /**
   * Grades the case.
   *
   * @param scheme the scheme, for example {@code tier}
   * @param grade the grade under it
   */
  public void tier(String scheme, String grade) {
    sink.add(new SetTier(given(scheme, "tier", "scheme"), given(grade, "tier", "grade")));
  }

  /**
   * Has the case graded anew: {@code GradingDue} triggers rules, in the next round of this step.
   *
   * @param scheme the scheme, for example {@code tier}
   */
  public void regrade(String scheme) {
    sink.add(new Regrade(given(scheme, "regrade", "scheme")));
  }

  /**
   * Rates the chance to win.
   *
   * @param percent 0..100
   */
  public void probability(int percent) {
    sink.add(new SetProbability(percent));
  }

  /**
   * Rates the risk.
   *
   * @param level {@code low}, {@code medium} or {@code high}
   * @param description what the risk is
   */
  public void risk(String level, String description) {
    sink.add(new SetRisk(given(level, "risk", "level"), given(description, "risk", "description")));
  }

  /**
   * Writes an e-mail.
   *
   * @param contact to whom
   * @param template which message
   */
  public void sendEmail(Contact contact, String template) {
    send("email", contact, template);
  }

  /**
   * Writes a text message.
   *
   * @param contact to whom
   * @param template which message
   */
  public void sendSms(Contact contact, String template) {
    send("sms", contact, template);
  }

  /**
   * Writes by any channel.
   *
   * @param channel how
   * @param contact to whom
   * @param template which message
   */
  public void send(String channel, Contact contact, String template) {
    sink.add(
        new SendMessage(
            given(channel, "send", "channel"),
            given(contact, "send", "contact").id(),
            given(template, "send", "template"),
            sink.template(template).purpose()));
  }

  /**
   * Writes by the channel that the template is made for.
   *
   * @param contact to whom
   * @param template which message
   */
  public void send(Contact contact, String template) {
    send(sink.template(given(template, "send", "template")).channel(), contact, template);
  }

  /**
   * Keeps a message that is due from leaving. Only for rules on {@code MessageDue}.
   *
   * @param due the message
   * @param why why not, for a person to read
   */
  public void withhold(MessageDue due, String why) {
    MessageDue message = given(due, "withhold", "due");
    sink.add(
        new Withhold(
            message.channel(),
            message.contact(),
            message.template(),
            given(why, "withhold", "why")));
  }

  /**
   * Lets a message that is due leave by a channel. Only for rules on {@code MessageDue}.
   *
   * @param due the message
   * @param channel how it leaves
   */
  public void reach(MessageDue due, String channel) {
    MessageDue message = given(due, "reach", "due");
    sink.add(
        new ChooseChannel(
            given(channel, "reach", "channel"), message.contact(), message.template()));
  }

  /**
   * Tells somebody on our side, by the channel that the template is made for.
   *
   * @param to a rep's id or a role
   * @param template which message
   */
  public void notify(String to, String template) {
    notify(to, template, null);
  }

  /**
   * Tells somebody on our side something about a thing, by the channel that the template is made
   * for.
   *
   * @param to a rep's id or a role
   * @param template which message
   * @param about what it is about, for example a stage or a task; null for the case itself
   */
  public void notify(String to, String template, @Nullable String about) {
    notify(sink.template(given(template, "notify", "template")).channel(), to, template, about);
  }

  /**
   * Tells somebody on our side.
   *
   * @param channel how
   * @param to a rep's id or a role
   * @param template which message
   * @param about what it is about, for example a stage or a task; null for the case itself
   */
  public void notify(String channel, String to, String template, @Nullable String about) {
    sink.add(
        new Notify(
            given(channel, "notify", "channel"),
            given(to, "notify", "to"),
            given(template, "notify", "template"),
            about,
            sink.template(template).digest()));
  }

  /**
   * Gives somebody a task; who and by when is added to what this returns.
   *
   * @param type a declared task type; also the task's key unless another is given
   * @return the task, to be described
   */
  public NewTask createTask(String type) {
    String known = given(type, "createTask", "type");
    NewTask task = new NewTask(known, sink.completedBy(known), sink::closeOf);
    sink.draft(task::decision);
    return task;
  }

  /**
   * Takes an open task back.
   *
   * @param key the task's key
   */
  public void cancelTask(String key) {
    sink.add(new CancelTask(given(key, "cancelTask", "key")));
  }

  /**
   * Starts a timer, or starts it again. When it is due, {@code TimerFired} triggers rules.
   *
   * @param name a declared timer
   * @param after how long from now
   */
  public void startTimer(String name, Budget after) {
    sink.add(
        new StartTimer(given(name, "startTimer", "name"), given(after, "startTimer", "after")));
  }

  /**
   * Starts one of several timers of a name, or starts it again. When it is due, {@code TimerFired}
   * triggers rules and says what it is about.
   *
   * @param name a declared timer
   * @param about which of them, for example an order's id
   * @param after how long from now
   */
  public void startTimer(String name, String about, Budget after) {
    sink.add(
        new StartTimer(
            given(name, "startTimer", "name"),
            given(about, "startTimer", "about"),
            given(after, "startTimer", "after")));
  }

  /**
   * Stops a timer, and all of its name.
   *
   * @param name a declared timer
   */
  public void cancelTimer(String name) {
    sink.add(new CancelTimer(given(name, "cancelTimer", "name")));
  }

  /**
   * Lets something come round again and again, always on a working day: at the end of the budget,
   * of twice the budget … counted from now. One that runs at this rhythm goes on as it is.
   *
   * @param name a declared cadence
   * @param every how often
   */
  public void startCadence(String name, Budget every) {
    sink.add(
        new StartCadence(
            given(name, "startCadence", "name"), given(every, "startCadence", "every"), null));
  }

  /**
   * Lets something come round again and again, from the next such day of the week on.
   *
   * @param name a declared cadence
   * @param every how often, in days or months
   * @param weekday the day of its first time, in English, for example {@code "Monday"}
   */
  public void startCadence(String name, Budget every, String weekday) {
    sink.add(
        new StartCadence(
            given(name, "startCadence", "name"),
            given(every, "startCadence", "every"),
            DayOfWeek.valueOf(given(weekday, "startCadence", "weekday").toUpperCase(Locale.ROOT))));
  }

  /**
   * Lets something come round no longer.
   *
   * @param name a declared cadence
   */
  public void stopCadence(String name) {
    sink.add(new StopCadence(given(name, "stopCadence", "name")));
  }

  /**
   * Takes the customer through a journey, unless it runs already or it is too early to begin again.
   *
   * @param journey a declared journey
   */
  public void enrol(String journey) {
    Vocabulary.Journey declared = sink.journey(given(journey, "enrol", "journey"));
    sink.add(new Enrol(journey, declared.timers(), declared.templates(), declared.again()));
  }

  /**
   * Ends a running journey: its timers stop, and its messages that still wait are not sent.
   *
   * @param journey a declared journey
   * @param outcome how it ended, for example {@code goal} or {@code exit}
   */
  public void endJourney(String journey, String outcome) {
    sink.add(
        new EndJourney(
            given(journey, "endJourney", "journey"), given(outcome, "endJourney", "outcome")));
  }

  /**
   * Lets a value stand for a while: what other rules want instead is suggested and not done.
   *
   * @param what the value, as decisions are keyed: {@code stage}, {@code owner}, {@code risk},
   *     {@code probability}, {@code tier:<scheme>} or {@code score:<factor>}
   * @param within how long, from now
   */
  public void keep(String what, Budget within) {
    sink.add(new KeepValue(given(what, "keep", "what"), given(within, "keep", "within")));
  }

  /**
   * Lets a value stand until it is {@linkplain #release released}: what other rules want instead is
   * suggested and not done.
   *
   * @param what the value, as decisions are keyed: {@code stage}, {@code owner}, {@code risk},
   *     {@code probability}, {@code tier:<scheme>} or {@code score:<factor>}
   */
  public void keep(String what) {
    sink.add(new KeepValue(given(what, "keep", "what"), null));
  }

  /**
   * Leaves a value that rules kept to the rules again. What a person set goes on standing.
   *
   * @param what the value, as decisions are keyed
   */
  public void release(String what) {
    sink.add(new ReleaseValue(given(what, "release", "what")));
  }

  /**
   * Asks for somebody's yes, however long it takes.
   *
   * @param type what is to be approved
   * @param from the role that decides
   */
  public void requestApproval(String type, String from) {
    sink.add(
        new RequestApproval(
            given(type, "requestApproval", "type"), given(from, "requestApproval", "from"), null));
  }

  /**
   * Asks for somebody's yes in time. When nobody answered, the approval is timed out and {@code
   * DeadlineMissed(what == "approval")} triggers rules.
   *
   * @param type what is to be approved
   * @param from the role that decides
   * @param within how long the answer may take, from now
   */
  public void requestApproval(String type, String from, Budget within) {
    sink.add(
        new RequestApproval(
            given(type, "requestApproval", "type"),
            given(from, "requestApproval", "from"),
            given(within, "requestApproval", "within")));
  }

  /**
   * Suggests something to a person, who decides.
   *
   * @param to a rep's id or a role
   * @param what the suggestion
   */
  public void suggest(String to, String what) {
    sink.add(new Suggest(given(to, "suggest", "to"), given(what, "suggest", "what")));
  }

  /**
   * Sends an event to another case.
   *
   * @param caseId the other case
   * @param event what it is told
   */
  public void tell(String caseId, Record event) {
    sink.add(new TellCase(given(caseId, "tell", "caseId"), given(event, "tell", "event")));
  }

  /**
   * Sends an event to many other cases, in the background.
   *
   * @param audience which
   * @param event what they are told
   */
  public void tellAll(Audience audience, Record event) {
    sink.add(
        new TellCases(given(audience, "tellAll", "audience"), given(event, "tellAll", "event")));
  }

  /** Rules are compiled without null checks, so what they pass is checked here. */
  private static <T> T given(@Nullable T value, String verb, String what) {
    if (value == null) {
      throw new IllegalArgumentException(
          "decide." + verb + " needs a value for \"" + what + "\", but got null");
    }
    return value;
  }
}
