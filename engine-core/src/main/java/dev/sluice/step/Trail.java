package dev.sluice.step;

import dev.sluice.decision.Decided;
import java.util.ArrayList;
import java.util.List;

/** Names the rules that keep triggering each other. */
final class Trail {

  // Enough of a trail without a pattern to show a person where it went.
  private static final int LAST = 8;

  private Trail() {}

  /** What one event led to: the rules that decided, or the event itself when none did. */
  static String round(Record event, List<Decided> decided) {
    List<String> rules =
        decided.stream().map(decision -> '"' + decision.because().rule() + '"').distinct().toList();
    return rules.isEmpty() ? event.getClass().getSimpleName() : String.join(" and ", rules);
  }

  /** The shortest run of rounds that repeats at the end of the trail, its first named again. */
  static List<String> cycle(List<String> trail) {
    int size = trail.size();
    for (int period = 1; period <= size / 2; period++) {
      List<String> last = trail.subList(size - period, size);
      if (last.equals(trail.subList(size - 2 * period, size - period))) {
        List<String> cycle = new ArrayList<>(last);
        cycle.add(last.get(0));
        return cycle;
      }
    }
    return trail.subList(Math.max(0, size - LAST), size);
  }
}
