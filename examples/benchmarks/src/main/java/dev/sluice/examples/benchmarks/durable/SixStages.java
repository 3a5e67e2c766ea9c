package dev.sluice.examples.benchmarks.durable;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Notify;
import dev.sluice.decision.SetProbability;
import dev.sluice.decision.StartTimer;
import dev.sluice.engine.SalesEngine;
import dev.sluice.engine.SalesEngineBuilder;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.store.CaseStore;
import dev.sluice.time.Budget;
import dev.sluice.time.Interval;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Six stages with time limits and warnings, as in lead-to-cash; a small policy in Java. A case has
 * seven events: it opens, and moves on six times. Two of the moves notify somebody.
 */
final class SixStages {

  static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
  static final int EVENTS = 7;

  /** So many cases are under way at once. */
  private static final int OPEN = 1000;

  private static final List<String> STAGES =
      List.of("lead", "needs", "proposal", "negotiation", "contract", "delivery", "paid");

  private static final SluiceJson JSON = new SluiceJson(RecordNames.standard());

  private SixStages() {}

  /**
   * An engine whose notices wait for the evening, or leave at once.
   *
   * @param atOnce whether they leave at once
   */
  static SalesEngine engine(CaseStore store, boolean atOnce, InstantSource clock) {
    return builder(store, atOnce, clock).build();
  }

  static SalesEngineBuilder builder(CaseStore store, boolean atOnce, InstantSource clock) {
    return SalesEngine.builder()
        .playbook(
            Playbook.of(
                Pipeline.parse("six-stages.json", pipeline()),
                situation -> propose(situation, atOnce)))
        .on(Notify.class, (notice, delivery) -> {})
        .store(store)
        .clock(clock);
  }

  private static String pipeline() {
    StringBuilder stages = new StringBuilder();
    for (int i = 0; i < STAGES.size() - 1; i++) {
      stages.append(
          """
          {"id": "%s", "labels": {"en": "%s", "zh": "%s"}, "moves": ["%s", "lost"],
           "limit": {"within": "%d days on a working day", "warnings": ["%d days"],
                     "escalate": ["sales-manager", "supervisor"]}},
          """
              .formatted(
                  STAGES.get(i), STAGES.get(i), STAGES.get(i), STAGES.get(i + 1), i + 3, i + 2));
    }
    return """
    {"id": "six-stages", "version": 1, "subject": "lead",
     "labels": {"en": "Six stages", "zh": "六阶段"}, "opens": ["lead-captured"],
     "stages": [%s
      {"id": "paid", "labels": {"en": "Paid", "zh": "回款"}, "end": "won"},
      {"id": "lost", "labels": {"en": "Lost", "zh": "丢单"}, "end": "lost"}]}
    """
        .formatted(stages);
  }

  private static List<Proposal> propose(Situation situation, boolean atOnce) {
    List<Proposal> proposals = new ArrayList<>();
    if (situation.event() instanceof LeadCaptured) {
      add(proposals, "A new lead is called within a day", situation, new AddTag("new"));
      add(
          proposals,
          "A new lead is called within a day",
          situation,
          new StartTimer("first-call", Budget.days(1)));
    } else if (situation.event() instanceof StageEntered entered) {
      String stage = entered.stage();
      int percent = 10 + 15 * STAGES.indexOf(stage);
      add(proposals, "Each stage makes a win likelier", situation, new SetProbability(percent));
      if (stage.equals("needs")) {
        add(
            proposals,
            "Who has talked needs no first call",
            situation,
            new CancelTimer("first-call"));
      } else if (stage.equals("proposal") || stage.equals("contract")) {
        Interval evening = atOnce ? null : Interval.parse("18:00");
        add(
            proposals,
            "The manager hears of proposals and contracts",
            situation,
            new Notify("in-app", "sales-manager", "stage-reached", stage, evening));
      }
    }
    return proposals;
  }

  private static void add(
      List<Proposal> proposals, String rule, Situation situation, Decision decision) {
    proposals.add(Proposal.of(rule, situation, decision));
  }

  /** What a number is in texts: always as long. */
  static String digits(int number) {
    return String.format("%07d", number);
  }

  static String caseId(int number) {
    return "L-" + digits(number);
  }

  /** An event of a case, 0 the opening one, as the JSON that another system sends. */
  static String event(int number, int index) {
    String digits = digits(number);
    Record event =
        index == 0
            ? new LeadCaptured(lead(digits), contacts(digits))
            : new StageRequested(STAGES.get(index), "The customer wants to go on");
    return JSON.write(
        Submission.of(caseId(number), event).from("crm", digits + "-" + index).by("wang"));
  }

  private static Lead lead(String digits) {
    return new Lead(
        "Company " + digits,
        "website",
        "manufacturing",
        "east",
        500,
        Money.of("80000000", "CNY"),
        "automation of the packaging line",
        List.of("downtime", "scrap"));
  }

  private static List<Contact> contacts(String digits) {
    return List.of(
        Contact.primary("C-1", "email", "sms")
            .named("Li Na " + digits)
            .reachedAt("li.na." + digits + "@example.com"),
        Contact.primary("C-2", "email").asPrimary(false).named("Zhao Lei " + digits).deciding());
  }

  /** Whole cases, their events mixed: many cases are under way, each event is of one of them. */
  static List<String> events(int first, int cases) {
    Map<Integer, Integer> next = new HashMap<>();
    return order(first, cases).stream()
        .map(number -> event(number, next.merge(number, 1, Integer::sum) - 1))
        .toList();
  }

  /** The numbers of the cases that mixed events are of, each as often as it has events. */
  static List<Integer> order(int first, int cases) {
    SplittableRandom random = new SplittableRandom(7);
    List<Integer> order = new ArrayList<>(cases * EVENTS);
    List<int[]> open = new ArrayList<>();
    int next = first;
    while (next < first + cases || !open.isEmpty()) {
      if (next < first + cases && open.size() < OPEN) {
        open.add(new int[] {next++, 0});
      }
      int pick = random.nextInt(open.size());
      int[] state = open.get(pick);
      order.add(state[0]);
      if (++state[1] == EVENTS) {
        open.set(pick, open.get(open.size() - 1));
        open.remove(open.size() - 1);
      }
    }
    return order;
  }
}
