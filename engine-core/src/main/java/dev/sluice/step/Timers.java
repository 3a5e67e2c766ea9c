package dev.sluice.step;

import dev.sluice.step.Timer.Purpose;
import dev.sluice.time.Budget;
import dev.sluice.time.BusinessCalendar;
import dev.sluice.time.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The timers of one case while a step changes them. */
final class Timers {

  private final BusinessCalendar calendar;
  private List<Timer> timers;

  Timers(BusinessCalendar calendar, List<Timer> timers) {
    this.calendar = calendar;
    this.timers = timers;
  }

  List<Timer> all() {
    return timers;
  }

  Timer start(Purpose purpose, String key, Budget after, Instant anchor) {
    Timer timer = new Timer(purpose, key, Deadline.start(calendar, after, anchor));
    List<Timer> next = new ArrayList<>(timers);
    next.removeIf(known -> known.id().equals(timer.id()));
    next.add(timer);
    timers = next;
    return timer;
  }

  /** Removes timers; tells whether there were any. */
  boolean cancel(Predicate<Timer> which) {
    if (timers.stream().noneMatch(which)) {
      return false;
    }
    timers = timers.stream().filter(which.negate()).toList();
    return true;
  }

  boolean cancel(Purpose purpose, String key) {
    return cancel(timer -> timer.purpose() == purpose && timer.key().equals(key));
  }

  boolean runs(Purpose purpose, String key) {
    return timers.stream().anyMatch(timer -> timer.purpose() == purpose && timer.key().equals(key));
  }

  /** Stops every deadline that still runs; a rule's own timers and the team's go on. */
  void pause(Instant at) {
    timers = timers.stream().map(timer -> paused(timer, at)).toList();
  }

  private static Timer paused(Timer timer, Instant at) {
    Instant due = timer.due();
    if (!stoppable(timer) || due == null || !due.isAfter(at)) {
      return timer;
    }
    // A pause reported late may begin before this deadline did.
    Instant started = timer.deadline().runningSince();
    Instant from = at.isBefore(started) ? started : at;
    return from.isBefore(due)
        ? new Timer(timer.purpose(), timer.key(), timer.deadline().pause(from))
        : timer;
  }

  void resume(Instant at) {
    timers =
        timers.stream()
            .map(
                timer ->
                    timer.deadline().isPaused()
                        ? new Timer(
                            timer.purpose(), timer.key(), timer.deadline().resume(calendar, at))
                        : timer)
            .toList();
  }

  private static boolean stoppable(Timer timer) {
    return timer.purpose() != Purpose.RULE && timer.purpose() != Purpose.TEAM;
  }
}
