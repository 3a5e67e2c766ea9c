package dev.sluice.fact;

import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
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

  private static final DateTimeFormatter RECORD = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

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
   * @param names the signals
   * @param window how far back, the boundary included; hours, days or months
   * @return true when one came
   */
  public boolean any(List<String> names, Budget window) {
    return countAny(names, window) > 0;
  }

  /**
   * How often signals of several names came within a window, together.
   *
   * @param names the signals
   * @param window how far back, the boundary included; hours, days or months
   * @return the number of signals
   */
  public int countAny(List<String> names, Budget window) {
    Instant from = startOf(window);
    return (int)
        signals.stream()
            .filter(signal -> names.contains(signal.name()) && !signal.at().isBefore(from))
            .count();
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
    Map<@Nullable String, Integer> visits = new HashMap<>();
    int most = 0;
    for (Signal visit : begun(name, window)) {
      most = Math.max(most, visits.merge(visit.contact(), 1, Integer::sum));
    }
    return most;
  }

  /**
   * How many separate visits one contact made within a window. Hits less than {@link #VISIT_GAP}
   * after the contact's last hit belong to one visit.
   *
   * @param contact the contact's id; null counts the hits that name nobody
   * @param name the signal
   * @param window how far back, the boundary included; hours, days or months
   * @return the number of visits
   */
  public int visitsBy(@Nullable String contact, String name, Budget window) {
    return (int)
        begun(name, window).stream()
            .filter(visit -> Objects.equals(visit.contact(), contact))
            .count();
  }

  /**
   * The separate visits of everybody within a window, for a person to read.
   *
   * @param name the signal
   * @param window how far back, the boundary included; hours, days or months
   * @return when each visit began, in the calendar's zone, by which contact and to what: {@code
   *     2026-03-02 09:00 C-1; 2026-03-03 10:30 C-1 (list prices)}
   */
  public String visitRecord(String name, Budget window) {
    return begun(name, window).stream().map(this::line).collect(Collectors.joining("; "));
  }

  private String line(Signal visit) {
    String time = RECORD.format(visit.at().atZone(zone));
    String who = visit.contact() == null ? "" : " " + visit.contact();
    return time + who + (visit.content() == null ? "" : " (" + visit.content() + ")");
  }

  /** The first hit of each visit. */
  private List<Signal> begun(String name, Budget window) {
    Instant from = startOf(window);
    Map<@Nullable String, Instant> lastHit = new HashMap<>();
    List<Signal> begun = new ArrayList<>();
    for (Signal signal : signals) {
      if (signal.name().equals(name) && !signal.at().isBefore(from)) {
        Instant last = lastHit.put(signal.contact(), signal.at());
        if (last == null || !signal.at().isBefore(last.plus(VISIT_GAP))) {
          begun.add(signal);
        }
      }
    }
    return begun;
  }

  /**
   * Whether the latest signal of a name came from a contact; one that names nobody counts as the
   * primary contact's.
   *
   * @param name the signal
   * @param contact the contact
   * @return false when it came from somebody else, or never
   */
  public boolean latestBy(String name, Contact contact) {
    for (int i = signals.size() - 1; i >= 0; i--) {
      Signal signal = signals.get(i);
      if (signal.name().equals(name)) {
        return signal.contact() == null ? contact.primary() : signal.contact().equals(contact.id());
      }
    }
    return false;
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
