package dev.sluice.fact;

import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the customer did lately, the triggering event included. It reaches back as far as the
 * playbook declares for each signal and no further.
 *
 * @param signals every signal kept, in the order of their time
 * @param now the moment of the step
 * @param zone the calendar's zone, in which days and months are counted
 */
public record History(List<Signal> signals, Instant now, ZoneId zone) {

  /**
   * Two hits of one contact that are closer than this are one visit; the usual session length of
   * web analytics, and the number of requirement A1.5.
   */
  public static final Duration VISIT_GAP = Duration.ofMinutes(30);

  /**
   * How often a signal came within a window.
   *
   * @param name the signal
   * @param window how far back, the boundary included; hours, days or months
   * @return the number of signals
   */
  public int count(String name, Budget window) {
    Instant from = startOf(window);
    int count = 0;
    for (Signal signal : signals) {
      if (signal.name().equals(name) && !signal.at().isBefore(from)) {
        count++;
      }
    }
    return count;
  }

  /**
   * Whether any of several signals came within a window.
   *
   * @param names the signals, with commas between them
   * @param window how far back, the boundary included; hours, days or months
   * @return true when one came
   */
  public boolean any(String names, Budget window) {
    return Stream.of(names.strip().split("\\s*,\\s*", -1))
        .anyMatch(name -> count(name, window) > 0);
  }

  /**
   * How many separate visits the most active contact made within a window. Hits less than {@link
   * #VISIT_GAP} after the same contact's last hit belong to one visit.
   *
   * @param name the signal
   * @param window how far back, the boundary included; hours, days or months
   * @return the number of visits
   */
  public int visits(String name, Budget window) {
    Instant from = startOf(window);
    Map<@Nullable String, Instant> lastHit = new HashMap<>();
    Map<@Nullable String, Integer> visits = new HashMap<>();
    int most = 0;
    for (Signal signal : signals) {
      if (signal.name().equals(name) && !signal.at().isBefore(from)) {
        Instant last = lastHit.put(signal.contact(), signal.at());
        if (last == null || !signal.at().isBefore(last.plus(VISIT_GAP))) {
          most = Math.max(most, visits.merge(signal.contact(), 1, Integer::sum));
        }
      }
    }
    return most;
  }

  /**
   * Whether a signal came since a moment.
   *
   * @param name the signal
   * @param moment the moment, included
   * @return true when it came
   */
  public boolean since(String name, Instant moment) {
    return signals.stream()
        .anyMatch(signal -> signal.name().equals(name) && !signal.at().isBefore(moment));
  }

  /**
   * Where a window that ends now begins.
   *
   * @param window hours, days or months
   * @return the first moment inside
   */
  public Instant startOf(Budget window) {
    return switch (window.unit()) {
      case HOURS -> now.minus(Duration.ofHours(window.amount()));
      case DAYS -> now.atZone(zone).minusDays(window.amount()).toInstant();
      case MONTHS -> now.atZone(zone).minusMonths(window.amount()).toInstant();
      default ->
          throw new IllegalArgumentException(
              "A look back is counted in hours, days or months, not in " + window);
    };
  }
}
