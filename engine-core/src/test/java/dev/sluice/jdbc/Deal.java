package dev.sluice.jdbc;

import dev.sluice.event.LeadCaptured;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.Input;
import dev.sluice.step.Step;
import dev.sluice.step.StepResult;
import dev.sluice.store.CaseStore;
import dev.sluice.store.Commit;
import java.time.Instant;
import java.util.List;

/** A small pipeline without rules, and cases in a store. */
final class Deal {

  static final Instant NOON = Instant.parse("2026-11-02T04:00:00Z");
  static final Playbook PLAYBOOK =
      Playbook.of(
          Pipeline.parse(
              "deal.json",
              """
              {"id": "deal", "version": 1, "subject": "lead", "labels": {"en": "Deal", "zh": "交易"},
               "opens": ["lead-captured"],
               "stages": [
                {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["won"],
                 "limit": {"within": "7 days", "escalate": ["supervisor"]}},
                {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won"}]}
              """),
          situation -> List.of());

  private final CaseStore store;

  Deal(CaseStore store) {
    this.store = store;
  }

  /** A case that was just opened by event "open". */
  static StepResult opened(String caseId) {
    LeadCaptured lead =
        new LeadCaptured(Lead.of("Acme " + caseId, "fair"), List.of(Contact.primary("c-1")));
    return Step.take(null, new Input(caseId, lead, "open", NOON, "wang", 0), NOON, PLAYBOOK);
  }

  void open(String caseId) {
    StepResult opened = opened(caseId);
    store.commit(List.of(new Commit(null, opened.state(), opened.entry(), List.of(), null)));
  }
}
