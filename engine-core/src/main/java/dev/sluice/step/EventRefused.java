package dev.sluice.step;

import dev.sluice.event.Missing;
import java.util.List;
import java.util.stream.Collectors;

/** A rule refuses the event. Nothing of the step is kept. */
public final class EventRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Missing> missing;

  EventRefused(String event, List<Missing> missing) {
    super(
        event
            + " is refused: "
            + missing.stream()
                .map(item -> item.what() + " (" + item.why() + ")")
                .collect(Collectors.joining(", ")));
    this.missing = List.copyOf(missing);
  }

  /**
   * What is missing or wrong.
   *
   * @return one item for each, with the reason
   */
  public List<Missing> missing() {
    return missing;
  }
}
