package dev.sluice.rules.spec;

import dev.sluice.fact.Task;
import dev.sluice.rules.internal.Probed;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Timer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a spec prints when it fails. */
record FailureReport(Run run, int before, String caseId, Happened happened, ZoneId zone) {

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");

  /** How many near misses are read one by one. */
  private static final int MANY = 8;

  /** Says it with all times on the calendar's clock, as the spec says them. */
  String of(String problem) {
    return INSTANT.matcher(text(problem)).replaceAll(found -> local(Instant.parse(found.group())));
  }

  private String text(String problem) {
    CaseState state = run.state(caseId);
    List<JournalEntry> journal = run.engine.journal(caseId);
    List<Judged> judged =
        run.noticed.subList(before, run.noticed.size()).stream()
            .map(seen -> new Judged(seen.situation().event(), seen.judge()))
            .toList();
    return problem
        + "\n\nDecided since the last when:\n"
        + lines(happened.decisions())
        + "\nRules that fired since then:\n"
        + lines(judged.stream().flatMap(one -> one.verdict().fired().stream()).distinct().toList())
        + "\nNear misses since then:\n"
        + lines(nearMisses(judged))
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
        + "\nOpen tasks:\n"
        + lines(
            state == null
                ? List.of()
                : state.facts().tasks().stream().filter(Task::pending).map(this::task).toList())
        + "Timers: "
        + (state == null ? List.of() : state.timers().stream().map(this::timer).toList())
        + "\n\nRerun with -Dsluice.seed="
        + PipelineSpec.SEED;
  }

  /** What rules made of a situation, and the event it was about. */
  private record Judged(Record event, Probed.Verdict verdict) {}

  /** Of many near misses, those that only wait for another event are counted. */
  private static List<String> nearMisses(List<Judged> judged) {
    Set<String> near = new LinkedHashSet<>();
    Set<String> elsewhere = new LinkedHashSet<>();
    for (Judged one : judged) {
      String event = Pattern.quote(one.event().getClass().getSimpleName());
      Pattern named =
          Pattern.compile(event + "\\((name|key|type|stage|what|node|template|isOf)\\b.*");
      for (Probed.NearMiss miss : one.verdict().nearMisses()) {
        near.add(miss.toString());
        if (named.matcher(miss.condition()).matches()) {
          elsewhere.add(miss.toString());
        }
      }
    }
    if (near.size() <= MANY || elsewhere.isEmpty()) {
      return List.copyOf(near);
    }
    near.removeAll(elsewhere);
    near.add(
        elsewhere.size() == 1
            ? "and 1 rule that looks at something else"
            : "and " + elsewhere.size() + " rules that look at something else");
    return List.copyOf(near);
  }

  private String task(Task task) {
    Instant due = task.dueAt();
    String who = task.assignee() == null ? task.role() : task.assignee();
    return task.key()
        + (who == null ? "" : " of " + who)
        + (due == null ? ", due on no day" : ", due " + local(due));
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
