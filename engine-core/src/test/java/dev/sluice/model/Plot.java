package dev.sluice.model;

import dev.sluice.event.AttributeChanged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.RepAbsent;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.store.DueTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What happens next, drawn from a seed. */
final class Plot {

  /** Events reach other cases by way of the team, or directly, or not at all. */
  private enum Kind {
    PLAIN,
    TEAM,
    TELLING
  }

  private record Sent(Kind kind, Submission submission) {}

  private static final int CASES = 6;

  /** So many are opened by the first events that come one by one. */
  private static final int OPENED = 3;

  private static final List<String> TIMERS = List.of("call", "again", "tell", "note");
  private static final List<Duration> PAUSES =
      List.of(
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofSeconds(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(5));

  private final Random random;
  private final List<Sent> sent = new ArrayList<>();
  private int number;
  private int opened;

  Plot(long seed) {
    this.random = new Random(seed);
  }

  boolean oneIn(int many) {
    return random.nextInt(many) == 0;
  }

  /** The next moment: after a pause, or a second before, at or after something is due. */
  Instant moment(Instant now, @Nullable Instant due) {
    if (due != null && oneIn(2)) {
      Instant near = due.plusSeconds(random.nextInt(3) - 1);
      return near.isAfter(now) ? near : now;
    }
    return now.plus(PAUSES.get(random.nextInt(PAUSES.size())));
  }

  Fuse.Plan failPoint() {
    return switch (random.nextInt(4)) {
      case 0 -> plan(Fuse.Where.STATEMENT, 30);
      case 1 -> plan(Fuse.Where.BEFORE_COMMIT, 6);
      case 2 -> plan(Fuse.Where.AFTER_COMMIT, 6);
      default -> plan(Fuse.Where.HANDLER, 5);
    };
  }

  private Fuse.Plan plan(Fuse.Where where, int most) {
    return new Fuse.Plan(where, 1 + random.nextInt(most), random.nextInt(3) > 0);
  }

  /** Cancels a timer that a rule started. */
  @Nullable Submission cancel(DueTimer timer, Instant now) {
    String name = timer.timerId().substring(timer.timerId().indexOf(':') + 1);
    return timer.timerId().startsWith("rule:")
        ? numbered(timer.caseId(), new SignalReceived("stop", null, name), now)
        : null;
  }

  Submission single(Instant now) {
    if (opened < OPENED) {
      opened++;
      return numbered("D-" + opened, lead(opened), now);
    }
    if (oneIn(12)) {
      String content = caseId();
      return numbered(caseId(), new SignalReceived("chain", null, content), now);
    }
    return draw(Kind.values()[random.nextInt(Kind.values().length)], now);
  }

  /** Events taken up together. */
  List<Submission> batch(Instant now) {
    List<Submission> batch = new ArrayList<>();
    for (int i = 2 + random.nextInt(5); i > 0; i--) {
      batch.add(draw(Kind.values()[random.nextInt(Kind.values().length)], now));
    }
    return batch;
  }

  /**
   * A batch that ends the same way when a host that died submits it again. What was told before
   * waits in the order it was kept, so only one event calls the team, or several tell others. And a
   * refused event is not remembered, so none is refused that would be taken the second time.
   */
  List<Submission> steadyBatch(Instant now) {
    List<Submission> batch = new ArrayList<>();
    boolean team = oneIn(2);
    for (int i = 2 + random.nextInt(5); i > 0; i--) {
      Kind kind = oneIn(2) ? Kind.PLAIN : Kind.TELLING;
      Submission submission = draw(team ? Kind.PLAIN : kind, now);
      if (steady(submission)) {
        batch.add(submission);
      }
    }
    Submission calls = draw(Kind.TEAM, now);
    if (team && steady(calls)) {
      batch.add(random.nextInt(batch.size() + 1), calls);
    }
    return batch;
  }

  private boolean steady(Submission submission) {
    return opened == OPENED
        && (submission.event() instanceof LeadCaptured
            || submission.caseId().startsWith("team:")
            || (submission.caseId().charAt(2) - '0' <= OPENED
                && submission.caseId().charAt(2) != '0'));
  }

  private Submission draw(Kind kind, Instant now) {
    List<Sent> before = sent.stream().filter(one -> one.kind == kind).toList();
    if (!before.isEmpty() && oneIn(8)) {
      return before.get(random.nextInt(before.size())).submission;
    }
    String caseId = caseId();
    Record event =
        switch (kind) {
          case PLAIN -> plain();
          case TEAM -> team(caseId, now);
          case TELLING -> telling();
        };
    Submission submission = numbered(event instanceof RepAbsent ? "team:east" : caseId, event, now);
    sent.add(new Sent(kind, submission));
    return submission;
  }

  private Submission numbered(String caseId, Record event, Instant now) {
    number++;
    Submission submission = Submission.of(caseId, event).id("e-" + number).by("wang");
    return oneIn(6) ? submission.at(now.minusSeconds(random.nextInt(7200))) : submission;
  }

  private String caseId() {
    return "D-" + random.nextInt(CASES);
  }

  private Record plain() {
    String timer = TIMERS.get(random.nextInt(TIMERS.size()));
    return switch (random.nextInt(12)) {
      case 0, 1, 2 -> new SignalReceived("start", null, timer);
      case 3 -> new SignalReceived("stop", null, timer);
      case 4, 5 -> new SignalReceived("send", null, "t-" + random.nextInt(3));
      case 6, 7 -> new SignalReceived("gather", null, "t-" + random.nextInt(3));
      case 8 -> new DeliverableSubmitted("proposal");
      case 9 -> new AttributeChanged(oneIn(3) ? "nota" : "note", "n-" + random.nextInt(3));
      case 10 -> new SignalReceived("refuse");
      default -> new SignalReceived("break");
    };
  }

  private Record team(String caseId, Instant now) {
    int person = (caseId.charAt(2) - '0') % 4;
    return switch (random.nextInt(10)) {
      case 0, 1, 2, 3 -> lead(person);
      case 4 -> new SignalReceived("seek");
      case 5 -> new StageRequested("offer");
      case 6 -> new StageRequested(oneIn(3) ? "offers" : "lost");
      case 7 -> new StageRequested("won");
      case 8 -> new OwnerAssigned("boss", "mine", null);
      default ->
          new RepAbsent(
              oneIn(2) ? "wang" : "li", now, now.plus(Duration.ofHours(1 + random.nextInt(6))));
    };
  }

  private static LeadCaptured lead(int company) {
    return new LeadCaptured(
        Lead.of("Acme " + company, "fair"), List.of(Contact.primary("c-1", "email", "sms")));
  }

  private Record telling() {
    return switch (random.nextInt(4)) {
      case 0 -> new SignalReceived("tell", null, "nobody");
      case 1 -> new SignalReceived("news");
      default -> new SignalReceived("tell", null, caseId());
    };
  }
}
