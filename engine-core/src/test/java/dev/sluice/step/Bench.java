package dev.sluice.step;

import static java.util.Objects.requireNonNull;

import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.event.LeadCaptured;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.fact.SalesCase;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One case, stepped by hand: no engine, no store, and the time is what the spec says. */
final class Bench {

  /** A Monday, 09:00 in Shanghai. */
  static final Instant START = Instant.parse("2026-11-02T01:00:00Z");

  static final String STAGES =
      """
      {"id": "deal", "version": 1, "subject": "lead", "labels": {"en": "Deal", "zh": "交易"},
       "opens": ["lead-captured"],
       "stages": [
        {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["proposal", "lost"]},
        {"id": "proposal", "labels": {"en": "Proposal", "zh": "方案"}, "moves": ["signed"],
         "requires": {"activities": ["needs-interview"], "deliverables": ["proposal"],
                      "documents": ["legal-review"], "approvals": ["price"]}},
        {"id": "signed", "labels": {"en": "Signed", "zh": "签约"}, "end": "won", "moves": ["paid"]},
        {"id": "paid", "labels": {"en": "Paid", "zh": "回款"}, "end": "won"},
        {"id": "lost", "labels": {"en": "Lost", "zh": "丢单"}, "end": "lost"}]}
      """;

  private final Playbook playbook;
  private @Nullable CaseState state;
  private Instant now = START;

  private Bench(Playbook playbook) {
    this.playbook = playbook;
  }

  static Bench with(Playbook playbook) {
    return new Bench(playbook);
  }

  static Bench with(String pipeline, Policy policy) {
    return with(Playbook.of(Pipeline.parse("p.json", pipeline), policy));
  }

  /** A rule: when an event of a type comes, propose decisions. */
  static Policy on(Class<? extends Record> type, String rule, Decision... decisions) {
    return on(type, rule, event -> List.of(decisions));
  }

  static <E extends Record> Policy on(
      Class<E> type, String rule, Function<E, List<Decision>> decisions) {
    return situation ->
        type.isInstance(situation.event())
            ? decisions.apply(type.cast(situation.event())).stream()
                .map(decision -> Proposal.of(rule, situation, decision))
                .toList()
            : List.of();
  }

  static Policy all(Policy... rules) {
    return situation ->
        Arrays.stream(rules).flatMap(rule -> rule.propose(situation).stream()).toList();
  }

  static Proposal proposal(
      Situation situation, String rule, int priority, List<String> matched, Decision decision) {
    Proposal plain = Proposal.of(rule, situation, decision);
    return new Proposal(decision, plain.because(), priority, matched);
  }

  static List<Decision> decisions(JournalEntry entry) {
    return entry.decisions().stream().map(Decided::decision).toList();
  }

  Bench opened() {
    report(
        new LeadCaptured(
            Lead.of("Acme", "website"), List.of(Contact.primary("c-1", "email", "sms"))));
    return this;
  }

  JournalEntry report(Record event) {
    return report(event, now);
  }

  JournalEntry report(Record event, Instant occurred) {
    return keep(
        Step.take(state, new Input("L-1", event, null, occurred, "wang", 0), now, playbook));
  }

  /** Lets time pass and fires every timer at the very moment it is due. */
  List<JournalEntry> pass(Duration time) {
    return passUntil(now.plus(time));
  }

  List<JournalEntry> passUntil(Instant end) {
    List<JournalEntry> entries = new ArrayList<>();
    Timer due = firstDue(end);
    while (due != null) {
      now = requireNonNull(due.due());
      entries.add(keep(Step.fire(state(), due, now, playbook)));
      due = firstDue(end);
    }
    now = end;
    return entries;
  }

  private @Nullable Timer firstDue(Instant end) {
    Timer first = null;
    for (Timer timer : state().timers()) {
      Instant due = timer.due();
      if (due != null
          && !due.isAfter(end)
          && (first == null || due.isBefore(requireNonNull(first.due())))) {
        first = timer;
      }
    }
    return first;
  }

  private JournalEntry keep(StepResult result) {
    state = result.state();
    return result.entry();
  }

  Instant now() {
    return now;
  }

  Playbook playbook() {
    return playbook;
  }

  CaseState state() {
    return requireNonNull(state);
  }

  Facts facts() {
    return state().facts();
  }

  SalesCase salesCase() {
    return facts().salesCase();
  }

  /** When the timer under an id is due; null when there is none or it is paused. */
  @Nullable Instant due(String timer) {
    Timer running = state().timer(timer);
    return running == null ? null : running.due();
  }
}
