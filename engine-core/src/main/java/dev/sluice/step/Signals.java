package dev.sluice.step;

import dev.sluice.fact.History;
import dev.sluice.fact.Signal;
import dev.sluice.playbook.SignalRetention;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Keeps a case's signals bounded, in number and in age. */
final class Signals {

  private static final Comparator<Signal> BY_TIME = Comparator.comparing(Signal::at);

  private Signals() {}

  /** Adds a signal and drops what its own kind no longer keeps. */
  static List<Signal> with(
      List<Signal> signals, Signal signal, SignalRetention retention, History history) {
    List<Signal> next = new ArrayList<>(signals.size() + 1);
    int room = retention.most() - 1;
    for (int i = signals.size() - 1; i >= 0; i--) {
      Signal known = signals.get(i);
      if (!known.name().equals(signal.name())) {
        next.add(known);
      } else if (room > 0 && !known.at().isBefore(history.startOf(retention.keep()))) {
        next.add(known);
        room--;
      }
    }
    next.add(signal);
    next.sort(BY_TIME);
    return next;
  }
}
