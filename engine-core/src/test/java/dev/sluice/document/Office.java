package dev.sluice.document;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.SetTier;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.StageEntered;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.pipeline.Labels;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An engine whose cases the documents are about, on a clock the spec sets in Shanghai time. */
final class Office {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final String PIPELINE =
      """
      {"id": "deal", "version": 1, "subject": "lead", "labels": {"en": "Deal", "zh": "交易"},
       "opens": ["lead-captured", "case-opened"],
       "stages": [
        {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["lost", "offer"]},
        {"id": "offer", "labels": {"en": "Offer", "zh": "报价"}, "moves": ["won", "lost"],
         "requires": {"activities": [
           {"id": "needs-interview", "labels": {"en": "Needs interview", "zh": "需求访谈"}}]}},
        {"id": "won", "labels": {"en": "Signed", "zh": "签约"}, "end": "won",
         "requires": {"documents": [
           {"id": "legal-review", "labels": {"en": "Legal review", "zh": "法务审核"}}]}},
        {"id": "lost", "labels": {"en": "Given up", "zh": "放弃"}, "end": "lost"}]}
      """;

  /** A promise becomes a task, as in the shipped pack; an offer is graded. */
  private static final Policy POLICY =
      new Policy() {
        @Override
        public List<Proposal> propose(Situation situation) {
          List<Proposal> proposals = new ArrayList<>();
          if (situation.event() instanceof FollowUpRecorded record) {
            for (Promise promise : record.promises()) {
              if (promise.due() != null) {
                CreateTask task =
                    new CreateTask(
                        "promise:" + promise.what(),
                        "promise",
                        "owner",
                        null,
                        null,
                        null,
                        List.of(),
                        promise.what());
                proposals.add(Proposal.of("A promise is work", situation, task));
              }
            }
          }
          if (situation.event() instanceof StageEntered entered
              && entered.stage().equals("offer")) {
            proposals.add(
                Proposal.of("An offer is warm", situation, new SetTier("warmth", "warm")));
          }
          return proposals;
        }

        @Override
        public @Nullable Labels taskType(String type) {
          return type.equals("promise") ? new Labels("Keep a promise", "兑现承诺") : null;
        }
      };

  static final Lead ACME =
      new Lead(
          "Acme",
          "website",
          "steel",
          "East",
          120,
          Money.of("8000000", "CNY"),
          "digital",
          List.of("downtime", "scrap"));

  static final Contact WANG =
      new Contact(
          "c-1",
          "Wang Wei",
          true,
          true,
          "wang@acme.example",
          "13800000001",
          List.of("email"),
          null,
          null,
          null,
          List.of());

  private Instant now = at("2026-11-02T09:00");

  final SalesEngine engine =
      SalesEngine.builder()
          .playbook(Playbook.of(Pipeline.parse("deal.json", PIPELINE), POLICY))
          .clock(() -> now)
          .build();

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  Office when(String local) {
    now = at(local);
    return this;
  }

  Office tell(String caseId, Record event) {
    engine.submit(Submission.of(caseId, event));
    return this;
  }

  Office tellLate(String caseId, Record event, String local) {
    engine.submit(Submission.of(caseId, event).at(at(local)));
    return this;
  }

  Office lead(String caseId, Lead lead) {
    return tell(caseId, new LeadCaptured(lead, List.of(WANG)));
  }
}
