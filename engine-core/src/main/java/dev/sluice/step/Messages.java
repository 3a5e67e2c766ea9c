package dev.sluice.step;

import dev.sluice.decision.Because;
import dev.sluice.decision.ChooseChannel;
import dev.sluice.decision.Decided;
import dev.sluice.decision.HeldMessage;
import dev.sluice.decision.HoldMessage;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.Withhold;
import dev.sluice.event.MessageDue;
import dev.sluice.fact.Contact;
import dev.sluice.playbook.QuietHours;
import dev.sluice.step.Timer.Purpose;
import dev.sluice.time.Budget;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lets messages leave. Every message, at once or after a night, takes the same way: it becomes due,
 * rules may withhold it, then consent and quiet hours are checked as they are at that moment.
 */
final class Messages {

  private final Draft draft;
  // Messages decided in this step that are not due yet. Only looked up, so order does not matter.
  private final Map<String, Decided> planned = new HashMap<>(4);

  Messages(Draft draft) {
    this.draft = draft;
  }

  /** A rule wants to send it; an earlier round of this step may have wanted it already. */
  void plan(SendMessage message, Because because) {
    if (planned.putIfAbsent(message.key(), new Decided(message, because)) == null) {
      draft.next.add(
          new MessageDue(
              message.channel(), message.contact(), message.template(), message.purpose()));
    }
  }

  /** The event of a held message whose quiet hours are over. */
  static MessageDue due(CaseState state, String key) {
    HeldMessage held = state.facts().kept(HeldMessage.class, key);
    if (held == null) {
      throw new IllegalStateException("Message " + key + " has a timer, but is not held");
    }
    SendMessage message = held.message();
    return new MessageDue(
        message.channel(), message.contact(), message.template(), message.purpose());
  }

  /** Rules have had their say; what they withhold is among the decisions already. */
  void leave(MessageDue due, List<Decided> byRules) {
    Decided wanted = takeUp("message:" + due.contact() + ":" + due.template());
    if (wanted == null || withheld(due, byRules)) {
      return;
    }
    String channel = channel(due, byRules);
    Contact contact = draft.facts.contact(due.contact());
    if (contact == null || !contact.agreesTo(channel, due.purpose())) {
      String why =
          contact == null
              ? "the case no longer has this contact"
              : "no consent to " + due.purpose() + " by " + channel;
      draft.decisions.add(
          new Decided(
              new Withhold(channel, due.contact(), due.template(), why),
              new Because("consent", List.of("A6.1"), draft.playbook.hash(), List.of(), null)));
      return;
    }
    Instant until = quietUntil(channel, contact);
    if (until == null) {
      SendMessage message = new SendMessage(channel, due.contact(), due.template(), due.purpose());
      draft.decisions.add(new Decided(message, wanted.because()));
    } else {
      hold(wanted, channel, until);
    }
  }

  /** The message that is due: decided in this step, or held since an earlier one. */
  private @Nullable Decided takeUp(String key) {
    HeldMessage held = draft.facts.kept(HeldMessage.class, key);
    if (held == null) {
      return planned.get(key);
    }
    forget(key);
    return new Decided(held.message(), held.because());
  }

  /** Forgets the messages that wait, those of some templates or all. */
  void drop(@Nullable List<String> templates) {
    for (Record kept : draft.facts.kept()) {
      if (kept instanceof HeldMessage held
          && (templates == null || templates.contains(held.message().template()))) {
        forget(held.message().key());
      }
    }
  }

  /** Forgets the messages that wait for people. */
  void dropTo(List<String> contacts) {
    for (Record kept : draft.facts.kept()) {
      if (kept instanceof HeldMessage held && contacts.contains(held.message().contact())) {
        forget(held.message().key());
      }
    }
  }

  /** How it leaves; chosen anew each time it is due. */
  private static String channel(MessageDue due, List<Decided> byRules) {
    for (Decided decided : byRules) {
      if (decided.decision() instanceof ChooseChannel choice
          && choice.contact().equals(due.contact())
          && choice.template().equals(due.template())) {
        return choice.channel();
      }
    }
    return due.channel().equals(SendMessage.PREFERRED) ? "email" : due.channel();
  }

  private void hold(Decided wanted, String channel, Instant until) {
    SendMessage message = (SendMessage) wanted.decision();
    draft.facts = draft.facts.keeping(new HeldMessage(message, wanted.because()));
    draft.timers.start(Purpose.MESSAGE, message.key(), Budget.hours(0), until);
    draft.decisions.add(
        new Decided(
            new HoldMessage(channel, message.contact(), message.template(), until),
            wanted.because()));
  }

  private void forget(String key) {
    draft.facts = draft.facts.forgetting(HeldMessage.class, key);
    draft.timers.cancel(Purpose.MESSAGE, key);
  }

  private @Nullable Instant quietUntil(String channel, Contact contact) {
    QuietHours quiet = draft.playbook.quietHours().get(channel);
    ZoneId zone = contact.timeZone();
    return quiet == null
        ? null
        : quiet.endAfter(draft.now(), zone == null ? draft.playbook.calendar().zone() : zone);
  }

  private static boolean withheld(MessageDue due, List<Decided> byRules) {
    for (Decided decided : byRules) {
      if (decided.decision() instanceof Withhold withhold
          && withhold.contact().equals(due.contact())
          && withhold.template().equals(due.template())) {
        return true;
      }
    }
    return false;
  }
}
