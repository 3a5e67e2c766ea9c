package dev.sluice.rules.spec;

import dev.sluice.rules.internal.Probed;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Timer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a spec prints when it fails. */
record FailureReport(Run run, int before, String caseId, Happened happened, ZoneId zone) {

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

  /** Says it with all times on the calendar's clock, as the spec says them. */
  String of(String problem) {
    return INSTANT.matcher(text(problem)).replaceAll(found -> local(Instant.parse(found.group())));
  }

  private String text(String problem) {
    CaseState state = run.state(caseId);
    List<JournalEntry> journal = run.engine.journal(caseId);
    List<Probed.Verdict> verdicts =
        run.noticed.subList(before, run.noticed.size()).stream()
            .map(Noticing.Noticed::judge)
            .toList();
    return problem
        + "\n\nDecided since the last when:\n"
        + lines(happened.decisions())
        + "\nRules that fired since then:\n"
        + lines(verdicts.stream().flatMap(verdict -> verdict.fired().stream()).distinct().toList())
        + "\nNear misses since then:\n"
        + lines(
            verdicts.stream().flatMap(verdict -> verdict.nearMisses().stream()).distinct().toList())
        + "\nMissing: "
        + happened.missing()
        + "\nRefused: "
        + happened.refusals().stream().map(refusal -> refusal.getMessage()).toList()
        + "\nParked: "
        + happened.parked()
        + "\n\nHistory of case "
        + caseId
        + ":\n"
        + lines(journal.stream().map(this::line).toList())
        + "\nNow it is "
        + local(run.now())
        + ": "
        + (state == null ? "no such case" : state.facts().salesCase())
        + "\nTasks: "
        + (state == null ? List.of() : state.facts().tasks())
        + "\nTimers: "
        + (state == null ? List.of() : state.timers().stream().map(this::timer).toList())
        + "\n\nRerun with -Dsluice.seed="
        + PipelineSpec.SEED;
  }

  private String timer(Timer timer) {
    Instant due = timer.due();
    return timer.id() + (due == null ? " paused" : " due " + local(due));
  }

  private String line(JournalEntry entry) {
    String followed = entry.followed().stream().map(Words::of).collect(Collectors.joining(", "));
    return local(entry.occurredAt())
        + " "
        + Words.of(entry.event())
        + (followed.isEmpty() ? "" : " → " + followed)
        + " → "
        + entry.decisions().stream().map(made -> Words.of((Record) made.decision())).toList();
  }

  private String local(Instant moment) {
    return moment.atZone(zone).toLocalDateTime().toString();
  }

  private static String lines(List<?> items) {
    return items.isEmpty()
        ? "  (nothing)\n"
        : items.stream().map(item -> "  " + item + "\n").collect(Collectors.joining());
  }
}
