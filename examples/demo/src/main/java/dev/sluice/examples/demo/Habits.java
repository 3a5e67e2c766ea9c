package dev.sluice.examples.demo;

import dev.sluice.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * When people do what is asked of them: mostly in time, sometimes late, seldom not at all, and
 * always in working time. All chance of a year comes from here.
 */
final class Habits {

  /** Of a hundred things, how many each person does in time. */
  private static final Map<String, Integer> IN_TIME = Map.of("wang", 94, "li", 91, "chen", 84);

  private static final int OTHERS_IN_TIME = 93;
  private static final int NEVER = 2;

  private final BusinessCalendar calendar = BusinessCalendar.mainlandChina();
  private final Random random;

  Habits(long seed) {
    this.random = new Random(seed);
  }

  /** When somebody does what is due; null when they forget it. */
  @Nullable Instant doneAt(@Nullable String who, Instant now, Instant due) {
    int mood = percent();
    if (mood < IN_TIME.getOrDefault(who == null ? "" : who, OTHERS_IN_TIME)) {
      return between(now, due, 20, 90);
    }
    return mood < 100 - NEVER ? after(due.isBefore(now) ? now : due, 1, 20) : null;
  }

  /** A moment at work, so many percent of the working time from one moment to another. */
  Instant between(Instant from, Instant until, int least, int most) {
    Duration room = until.isAfter(from) ? calendar.elapsed(from, until) : Duration.ZERO;
    long minutes = room.toMinutes() * (least + random.nextInt(most - least + 1)) / 100;
    return worked(from, Duration.ofMinutes(minutes));
  }

  /** A moment at work, so many working hours later. */
  Instant after(Instant from, int least, int most) {
    return worked(from, Duration.ofMinutes(60L * least + random.nextInt(60 * (most - least) + 1)));
  }

  private Instant worked(Instant from, Duration time) {
    Instant begun = calendar.isOpen(from) ? from : calendar.nextOpening(from);
    return calendar.add(begun, time.plusMinutes(random.nextInt(10)));
  }

  /** A moment between eight in the morning and ten in the evening, so many days later. */
  Instant awake(Instant from, int least, int most) {
    return Company.day(from.atZone(Company.SHANGHAI).toLocalDate().plusDays(number(least, most)))
        .plus(Duration.ofMinutes(number(8 * 60, 22 * 60)));
  }

  BusinessCalendar calendar() {
    return calendar;
  }

  /** Whether something happens that happens so many times in a hundred. */
  boolean once(int inHundred) {
    return percent() < inHundred;
  }

  int number(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private int percent() {
    return random.nextInt(100);
  }
}
