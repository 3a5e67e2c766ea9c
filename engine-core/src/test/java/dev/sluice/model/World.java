package dev.sluice.model;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Audience;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Notify;
import dev.sluice.decision.Refuse;
import dev.sluice.decision.SeekOwner;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.TellCase;
import dev.sluice.decision.TellCases;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.time.Budget;
import dev.sluice.time.Interval;
import java.util.List;
import java.util.stream.IntStream;

/** Three versions of rules that do a little of everything, and the team they ask for owners. */
final class World {

  /** A timer of this name tells another case something when it fires. */
  static final String TELLING = "rule:tell";

  private static final int VERSIONS = 3;
  private static final String PIPELINE =
      """
      {"id": "deal", "version": 1, "subject": "lead", "labels": {"en": "Deal", "zh": "交易"},
       "opens": ["lead-captured"], "duplicates": "merge",
       "attributes": {"note": {"type": "text", "labels": {"en": "Note", "zh": "备注"}}},
       "stages": [
        {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["offer", "lost"]},
        {"id": "offer", "labels": {"en": "Offer", "zh": "报价"}, "moves": ["won", "lost"],
         "requires": {"deliverables": ["proposal"]},
         "limit": {"within": "7 hours", "escalate": ["supervisor"]}},
        {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won"},
        {"id": "lost", "labels": {"en": "Lost", "zh": "丢单"}, "end": "lost"}]}
      """;

  private static final List<Playbook> PLAYBOOKS =
      IntStream.rangeClosed(1, VERSIONS)
          .mapToObj(
              version -> Playbook.of(Pipeline.parse("deal.json", PIPELINE), new Rules(version)))
          .toList();

  private World() {}

  /** The rules that follow. */
  static int after(int version) {
    return version % VERSIONS + 1;
  }

  static Playbook playbook(int version) {
    return PLAYBOOKS.get(version - 1);
  }

  /** From version to version the team has more room, so that waiting cases are taken. */
  static Team team(int version) {
    return Team.of("east", Rep.rep("wang").capacity(version), Rep.rep("li").capacity(2))
        .supervisedBy("zhao");
  }

  /** What is decided on events, by version. */
  private record Rules(int version) implements Policy {

    @Override
    public String fingerprint() {
      return "version " + version;
    }

    @Override
    public List<Proposal> propose(Situation situation) {
      return decisions(situation).stream()
          .map(decision -> Proposal.of("Version " + version, situation, decision))
          .toList();
    }

    private List<Decision> decisions(Situation situation) {
      if (situation.event() instanceof LeadCaptured) {
        return List.of(
            new SeekOwner("east", null, null, null, 0),
            new StartTimer("welcome", Budget.hours(version)),
            new SendMessage("email", "c-1", "welcome-" + version));
      }
      if (situation.event() instanceof TimerFired fired) {
        return fired(fired);
      }
      return situation.event() instanceof SignalReceived signal ? on(signal) : List.of();
    }

    private List<Decision> fired(TimerFired fired) {
      return switch (fired.name()) {
        case "call" -> {
          if (version == 2) {
            throw new IllegalStateException("Version 2 cannot call");
          }
          yield List.of(task("call"), new Suggest("wang", "call"));
        }
        case "again" -> List.of(new StartTimer("again", Budget.hours(5)), new AddTag("again"));
        case "tell" -> List.of(new TellCase("D-0", new SignalReceived("told")));
        default -> List.of(new SendMessage("email", "c-1", fired.name() + "-" + version));
      };
    }

    private List<Decision> on(SignalReceived signal) {
      String content = String.valueOf(signal.content());
      return switch (signal.name()) {
        case "start" -> List.of(new StartTimer(content, Budget.hours(version)));
        case "stop" -> List.of(new CancelTimer(content));
        case "told" -> List.of(new AddTag("told"), new Suggest("wang", "look"));
        case "send" ->
            List.of(
                new SendMessage("email", "c-1", content),
                new Suggest("li", content),
                new Notify("in-app", "li", content, null));
        case "gather" ->
            List.of(
                new Notify("in-app", "wang", content, null, Interval.parse("1 hour")),
                new Notify("in-app", "owner", content, null, Interval.parse("18:00")));
        case "tell" -> List.of(new TellCase(content, new SignalReceived("told")));
        case "chain" ->
            List.of(new TellCase("D-1", new SignalReceived("tell", null, content)), task("chain"));
        case "news" -> List.of(new TellCases(Audience.everyone(), new SignalReceived("told")));
        case "seek" -> List.of(new SeekOwner("east", null, null, null, version));
        case "refuse" -> List.of(new Refuse("refuse", "it says so"));
        case "break" -> throw new IllegalStateException("A rule is broken");
        default -> List.of();
      };
    }

    private static Decision task(String name) {
      return new CreateTask(name, "phone", "owner", null, Budget.hours(4), null, List.of(), null);
    }
  }
}
