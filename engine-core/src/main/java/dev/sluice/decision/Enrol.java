package dev.sluice.decision;

import dev.sluice.time.Budget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Take the customer through a journey. Keyed by journey; not done while it runs, nor again before
 * its time.
 *
 * @param journey the journey, as declared in the playbook
 * @param timers the timers that belong to it
 * @param templates the messages that belong to it
 * @param again how long after its end the customer may be enrolled again; null for never
 */
public record Enrol(
    String journey, List<String> timers, List<String> templates, @Nullable Budget again)
    implements Decision {

  /** Copies the lists. */
  public Enrol {
    timers = List.copyOf(timers);
    templates = List.copyOf(templates);
  }

  @Override
  public String key() {
    return "journey:" + journey;
  }
}
