package dev.sluice.kill;

import dev.sluice.decision.CancelTask;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decision;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.Notify;
import dev.sluice.decision.SeekOwner;
import dev.sluice.decision.TellCase;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What hosts do until they are killed. Event number n is the same event under the same id whoever
 * submits it and as often as it is: it follows from the seed alone. Numbers come in seasons, each
 * with new cases, so that cases stay small however long this goes on.
 */
final class Work {

  /** So many numbers are a season; its first open its cases. */
  static final int SEASON = 400;

  /** So many cases a season has. */
  static final int CASES = 24;

  private static final int HUBS = 4;
  private static final int CALLS = 3;
  private static final String PIPELINE =
      """
      {"id": "deal", "version": 1, "subject": "lead", "labels": {"en": "Deal", "zh": "交易"},
       "opens": ["lead-captured"],
       "stages": [
        {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["talk"]},
        {"id": "talk", "labels": {"en": "Talk", "zh": "洽谈"}, "moves": ["offer", "lead"]},
        {"id": "offer", "labels": {"en": "Offer", "zh": "报价"}, "moves": ["talk", "won"]},
        {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won"}]}
      """;

  private final long seed;

  Work(long seed) {
    this.seed = seed;
  }

  static Team team() {
    return Team.of("sales", Rep.rep("li"), Rep.rep("wang"), Rep.rep("zhao"));
  }

  static Playbook playbook() {
    return Playbook.of(Pipeline.parse("deal.json", PIPELINE), Work::propose);
  }

  /** The cases that others tell something; opened before all else. */
  static List<Submission> hubs() {
    return IntStream.range(0, HUBS)
        .mapToObj(hub -> opening("hub-" + hub, "open-hub-" + hub))
        .toList();
  }

  private static Submission opening(String caseId, String id) {
    return Submission.of(caseId, new LeadCaptured(Lead.of("Acme " + caseId, "fair"))).id(id);
  }

  static String id(int number) {
    return "e" + number;
  }

  /** The number in an id; -1 for a hub's. */
  static int number(String id) {
    return id.startsWith("e") ? Integer.parseInt(id.substring(1)) : -1;
  }

  Submission event(int number) {
    int season = number / SEASON;
    int place = number % SEASON;
    if (place < CASES) {
      return opening(caseId(season, place), id(number));
    }
    SplittableRandom chance = new SplittableRandom(seed * 1_000_003 + number);
    String caseId = caseId(season, chance.nextInt(CASES));
    int call = chance.nextInt(CALLS);
    int kind = chance.nextInt(100);
    Record event =
        kind < 25
            ? signal("go-on", number)
            : kind < 65
                ? new SignalReceived("call", null, call + " " + (50 + chance.nextInt(400)))
                : kind < 80
                    ? new SignalReceived("drop", null, String.valueOf(call))
                    : kind < 92
                        ? new SignalReceived("refer", null, "hub-" + chance.nextInt(HUBS))
                        : new StageRequested(chance.nextBoolean() ? "talk" : "offer");
    return Submission.of(caseId, event).id(id(number)).by("host");
  }

  private static SignalReceived signal(String name, int number) {
    return new SignalReceived(name, null, String.valueOf(number));
  }

  private static String caseId(int season, int place) {
    return "s" + season + "-" + place;
  }

  private static List<Proposal> propose(Situation situation) {
    return decisions(situation).stream()
        .map(decision -> Proposal.of("Work", situation, decision))
        .toList();
  }

  private static List<Decision> decisions(Situation situation) {
    if (situation.event() instanceof LeadCaptured) {
      return List.of(
          new SeekOwner("sales", null, null, null, 0),
          notice("in-app", "opened", situation.caseId()));
    } else if (situation.event() instanceof DeadlineMissed missed) {
      String what = missed.key() + " of " + missed.dueAt();
      return List.of(new CancelTask(missed.key()), notice("in-app", "missed", what));
    } else if (situation.event() instanceof SignalReceived signal) {
      return on(signal.name(), String.valueOf(signal.content()), situation);
    }
    return List.of();
  }

  private static List<Decision> on(String signal, String content, Situation situation) {
    Decision notice = notice("in-app", signal, content);
    return switch (signal) {
      case "go-on" -> {
        boolean talk = situation.facts().salesCase().stage().equals("talk");
        yield List.of(
            new MoveStage(talk ? "offer" : "talk"), notice, notice("email", signal, content));
      }
      case "call" -> {
        int space = content.indexOf(' ');
        long millis = Long.parseLong(content.substring(space + 1));
        Instant due = situation.occurrence().now().plusMillis(millis);
        yield List.of(call(content.substring(0, space), due), notice);
      }
      case "drop" -> List.of(new CancelTask("call-" + content), notice);
      case "refer" ->
          List.of(
              new TellCase(content, new SignalReceived("referred", null, situation.caseId())),
              notice);
      default -> List.of(notice);
    };
  }

  private static CreateTask call(String which, Instant due) {
    return new CreateTask("call-" + which, "call", null, "wang", null, due, List.of(), null);
  }

  private static Notify notice(String channel, String template, String about) {
    return new Notify(channel, "boss", template, about);
  }
}
