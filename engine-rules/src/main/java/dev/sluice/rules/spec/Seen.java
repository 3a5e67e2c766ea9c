package dev.sluice.rules.spec;

import dev.sluice.decision.Decided;
import dev.sluice.event.Missing;
import dev.sluice.fact.Task;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.Parked;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What there is to see at a {@code then}, from the case looked at.
 *
 * @param caseId the case looked at
 * @param decisions decided since the last {@code when}, in the case and in teams
 * @param missing why stages asked for were not entered since then
 * @param refusals what the engine refused or failed at since then
 * @param parked events between cases that could not be taken up since then
 * @param state the case now; null when its opening was refused
 * @param journal all the case went through, oldest first
 * @param names what the playbooks give names, by kind: {@code rule}, {@code template}, {@code task
 *     type}, {@code timer}, {@code cadence}, {@code journey}; empty when a playbook is not made of
 *     rule files
 * @param zone the calendar's zone
 */
public record Seen(
    String caseId,
    List<Decided> decisions,
    List<Missing> missing,
    List<SluiceException> refusals,
    List<Parked> parked,
    @Nullable CaseState state,
    List<JournalEntry> journal,
    Map<String, Set<String>> names,
    ZoneId zone) {

  /** Whether a moment is a local time; null is no time. */
  boolean at(@Nullable Instant moment, String localTime) {
    return moment != null && moment.equals(LocalDateTime.parse(localTime).atZone(zone).toInstant());
  }

  /** Fails when the playbooks are known to give no such name: what is misspelt never happens. */
  void checkName(String kind, String name) {
    Set<String> known = names.get(kind);
    if (known != null && !known.contains(name)) {
      throw new AssertionError(
          "No " + kind + " is named \"" + name + "\". " + DidYouMean.advice(name, known));
    }
  }

  /** The tasks of the case, open and closed. */
  List<Task> tasks() {
    return state == null ? List.of() : state.facts().tasks();
  }

  /** Whether each decision is expected once: two alike need two expectations. */
  boolean exactly(Expectation... expectations) {
    List<Decided> left = new ArrayList<>(decisions);
    for (Expectation expectation : expectations) {
      List<Decided> wanted = expectation.decisions(this);
      for (int i = 0; i < expectation.count(this); i++) {
        if (left.stream().filter(wanted::contains).findFirst().map(left::remove).isEmpty()) {
          return false;
        }
      }
    }
    return left.isEmpty();
  }
}
