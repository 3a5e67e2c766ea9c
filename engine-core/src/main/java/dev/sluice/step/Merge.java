package dev.sluice.step;

import dev.sluice.decision.Conflict;
import dev.sluice.decision.Decided;
import dev.sluice.playbook.Proposal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The law by which proposals become decisions: one survivor under each key. */
final class Merge {

  // The sort is stable, so that several decisions of one match stay in the order of their calls.
  private static final Comparator<Proposal> ORDER =
      Comparator.comparingInt((Proposal proposal) -> -proposal.priority())
          .thenComparing(proposal -> proposal.because().rule())
          .thenComparing(proposal -> String.join("\u0000", proposal.matched()));

  final List<Decided> decisions = new ArrayList<>();
  final List<Conflict> conflicts = new ArrayList<>();

  Merge(List<Proposal> proposals) {
    if (proposals.size() == 1) {
      decisions.add(proposals.get(0).decided());
      return;
    }
    Map<String, Proposal> taken = new LinkedHashMap<>();
    List<Proposal> ordered = new ArrayList<>(proposals);
    ordered.sort(ORDER);
    for (Proposal proposal : ordered) {
      Proposal first = taken.putIfAbsent(proposal.decision().key(), proposal);
      if (first == null) {
        decisions.add(proposal.decided());
      } else if (first.priority() == proposal.priority()
          && !first.decision().equals(proposal.decision())) {
        conflicts.add(new Conflict(proposal.decision().key(), first.decided(), proposal.decided()));
      }
    }
  }
}
