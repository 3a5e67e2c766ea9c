package dev.sluice.step;

import dev.sluice.fact.History;
import dev.sluice.fact.Signal;
import dev.sluice.playbook.SignalRetention;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps a case's signals bounded, in number and in age. */
final class Signals {

  private static final Comparator<Signal> BY_TIME = Comparator.comparing(Signal::at);

  private Signals() {}

  /** Adds a signal and drops what its own kind no longer keeps: the too old, then the oldest. */
  static List<Signal> with(
      List<Signal> signals, Signal signal, SignalRetention retention, History history) {
    List<Signal> next = new ArrayList<>(signals.size() + 1);
    next.addAll(signals);
    next.add(signal);
    next.sort(BY_TIME);
    Instant from = history.startOf(retention.keep());
    int room = retention.most();
    for (int i = next.size() - 1; i >= 0; i--) {
      Signal known = next.get(i);
      if (known.name().equals(signal.name()) && (known.at().isBefore(from) || --room < 0)) {
        next.remove(i);
      }
    }
    return next;
  }
}
