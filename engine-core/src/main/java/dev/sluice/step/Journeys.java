package dev.sluice.step;

import dev.sluice.decision.EndJourney;
import dev.sluice.decision.Enrol;
import dev.sluice.event.JourneyEnded;
import dev.sluice.event.JourneyStarted;
import dev.sluice.fact.Journey;
import dev.sluice.time.Budget;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Takes a customer through journeys: once a cycle, and to an end. */
final class Journeys {

  private final Draft draft;
  private final Messages messages;

  Journeys(Draft draft, Messages messages) {
    this.draft = draft;
    this.messages = messages;
  }

  /** Enrols the customer; false while the journey runs and before it may begin again. */
  boolean enrol(Enrol enrol) {
    Journey last = draft.facts.kept(Journey.class, enrol.journey());
    if (last != null && !mayBeginAgain(last.endedAt(), enrol.again())) {
      return false;
    }
    int number = last == null ? 1 : last.number() + 1;
    draft.facts =
        draft.facts.keeping(
            new Journey(
                enrol.journey(),
                number,
                draft.now(),
                null,
                null,
                enrol.timers(),
                enrol.templates(),
                enrol.again()));
    draft.next.add(new JourneyStarted(enrol.journey(), number));
    return true;
  }

  boolean end(EndJourney end) {
    Journey journey = draft.facts.kept(Journey.class, end.journey());
    if (journey == null || !journey.running()) {
      return false;
    }
    end(journey, end.outcome());
    return true;
  }

  /** The case ended. */
  void endAll() {
    for (Record kept : draft.facts.kept()) {
      if (kept instanceof Journey journey && journey.running()) {
        end(journey, "closed");
      }
    }
  }

  private void end(Journey journey, String outcome) {
    draft.facts = draft.facts.keeping(journey.ended(outcome, draft.now()));
    for (String timer : journey.timers()) {
      draft.timers.cancel(running -> running.isOf(timer));
    }
    messages.drop(journey.templates());
    draft.next.add(new JourneyEnded(journey.name(), outcome));
  }

  private boolean mayBeginAgain(@Nullable Instant ended, @Nullable Budget again) {
    return ended != null
        && again != null
        && !draft.now().isBefore(draft.playbook.calendar().due(ended, again).at());
  }
}
