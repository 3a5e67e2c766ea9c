package dev.sluice.engine;

import dev.sluice.decision.Decision;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import java.util.List;
import java.util.function.BiFunction;

/** A small pipeline for engine specs, and rules that act on named signals. */
final class Deals {

  static final String PIPELINE =
      """
      {"id": "deal", "version": 1, "subject": "lead", "labels": {"en": "Deal", "zh": "交易"},
       "opens": ["lead-captured"],
       "attributes": {
        "seats": {"type": "number", "labels": {"en": "Seats", "zh": "席位"}},
        "vip": {"type": "flag", "labels": {"en": "VIP", "zh": "贵宾"}},
        "since": {"type": "date", "labels": {"en": "Since", "zh": "起始"}},
        "budget": {"type": "money", "labels": {"en": "Budget", "zh": "预算"}},
        "note": {"type": "text", "labels": {"en": "Note", "zh": "备注"}}},
       "stages": [
        {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["offer", "lost"]},
        {"id": "offer", "labels": {"en": "Offer", "zh": "报价"}, "moves": ["won", "lost"],
         "requires": {"deliverables": ["proposal"]},
         "limit": {"within": "7 days", "escalate": ["supervisor"]}},
        {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won"},
        {"id": "lost", "labels": {"en": "Lost", "zh": "丢单"}, "end": "lost"}]}
      """;

  private Deals() {}

  static Playbook playbook(Policy policy) {
    return Playbook.of(Pipeline.parse("deal.json", PIPELINE), policy);
  }

  static Submission lead(String caseId) {
    return Submission.of(
        caseId,
        new LeadCaptured(
            Lead.of("Acme", "website"), List.of(Contact.primary("c-1", "email", "sms"))));
  }

  static Submission signal(String caseId, String name) {
    return Submission.of(caseId, new SignalReceived(name));
  }

  /** A rule: a signal of this name leads to these decisions. */
  static Policy when(String signal, Decision... decisions) {
    return when(signal, (received, situation) -> List.of(decisions));
  }

  static Policy when(
      String signal, BiFunction<SignalReceived, Situation, List<Decision>> decisions) {
    return situation ->
        situation.event() instanceof SignalReceived received && received.name().equals(signal)
            ? decisions.apply(received, situation).stream()
                .map(decision -> Proposal.of("On " + signal, situation, decision))
                .toList()
            : List.of();
  }

  /** A rule on any event of a type. */
  static Policy on(Class<? extends Record> type, Decision... decisions) {
    return situation ->
        type.isInstance(situation.event())
            ? List.of(decisions).stream()
                .map(d -> Proposal.of("On " + type.getSimpleName(), situation, d))
                .toList()
            : List.of();
  }

  static Policy all(Policy... rules) {
    return situation ->
        List.of(rules).stream().flatMap(rule -> rule.propose(situation).stream()).toList();
  }
}
