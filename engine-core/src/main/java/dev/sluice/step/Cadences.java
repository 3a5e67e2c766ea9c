package dev.sluice.step;

import dev.sluice.decision.StartCadence;
import dev.sluice.event.CadenceDue;
import dev.sluice.fact.Cadence;
import dev.sluice.step.Timer.Purpose;
import dev.sluice.time.Budget;
import dev.sluice.time.BusinessCalendar;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** What comes round again and again, always on a working day and without drift. */
final class Cadences {

  private final Draft draft;

  Cadences(Draft draft) {
    this.draft = draft;
  }

  /** Starts one; tells whether it was not running at this rhythm already. */
  boolean start(StartCadence start) {
    Budget asked = start.every();
    Budget every = asked.unit().business() ? asked : asked.onAWorkingDay();
    Cadence known = draft.facts.kept(Cadence.class, start.cadence());
    if (known != null && known.every().equals(every)) {
      return false;
    }
    next(new Cadence(start.cadence(), every, anchor(start.on(), every), 0));
    return true;
  }

  boolean stop(String name) {
    draft.facts = draft.facts.forgetting(Cadence.class, name);
    return draft.timers.cancel(Purpose.CADENCE, name);
  }

  void cameRound(CadenceDue due) {
    Cadence cadence = draft.facts.kept(Cadence.class, due.name());
    if (cadence != null) {
      next(cadence);
    }
  }

  /** The event of a cadence that is due, counted as its next time. */
  static CadenceDue due(CaseState state, String name, Instant due) {
    Cadence cadence = state.facts().kept(Cadence.class, name);
    return new CadenceDue(name, cadence == null ? 1 : cadence.number(), due);
  }

  /**
   * Waits for the next time that lies ahead: an engine that was down does not catch up in a row.
   */
  private void next(Cadence cadence) {
    BusinessCalendar calendar = draft.playbook.calendar();
    int number = cadence.number() + 1;
    while (!calendar
        .due(cadence.anchor(), cadence.every().times(number))
        .at()
        .isAfter(draft.now())) {
      number++;
    }
    draft.facts =
        draft.facts.keeping(new Cadence(cadence.name(), cadence.every(), cadence.anchor(), number));
    draft.timers.start(
        Purpose.CADENCE, cadence.name(), cadence.every().times(number), cadence.anchor());
  }

  private Instant anchor(@Nullable DayOfWeek on, Budget every) {
    if (on == null) {
      return draft.now();
    }
    ZoneId zone = draft.playbook.calendar().zone();
    LocalDate today = LocalDate.ofInstant(draft.now(), zone);
    LocalDate first = today.with(TemporalAdjusters.next(on));
    LocalDate anchor =
        switch (every.unit()) {
          case DAYS -> first.minusDays(every.amount());
          case MONTHS -> first.minusMonths(every.amount());
          default ->
              throw new IllegalArgumentException(
                  "A cadence on a day of the week comes every so many days or months, not every "
                      + every);
        };
    Instant opening = draft.playbook.calendar().nextOpening(first.atStartOfDay(zone).toInstant());
    return anchor.atTime(opening.atZone(zone).toLocalTime()).atZone(zone).toInstant();
  }
}
