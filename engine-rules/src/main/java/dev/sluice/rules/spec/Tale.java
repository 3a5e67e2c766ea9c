package dev.sluice.rules.spec;

import dev.sluice.decision.Decided;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The one story behind all its phases. */
final class Tale implements Story.Given, Story.Then {

  private static final Duration LONG = Duration.ofDays(3653);

  private final Playing playing;
  private final Script script = Script.begin(this);
  private String caseId;
  private Happened happened = Happened.NOTHING;
  private Refusals refusals = new Refusals(List.of());
  private List<Expectation> expected = List.of();
  // How many situations were noticed before the last when.
  private int before;

  Tale(Playing playing, CaseDraft draft) {
    this.playing = playing;
    this.caseId = draft.caseId();
    script.add("given", draft.toString());
    see(() -> new Entrance(playing, draft).open());
  }

  @Override
  public Given and(CaseDraft draft) {
    script.add("and", draft.toString());
    Happened before = happened;
    see(() -> before.plus(new Entrance(playing, draft).open()));
    return this;
  }

  @Override
  public Story when(Record... events) {
    return when(caseId, events);
  }

  @Override
  public Story when(String id, Record... events) {
    look(id);
    goOn("when", Words.list(events));
    ZoneId zone = zone();
    see(
        () ->
            playing.play(
                run -> {
                  for (Record event : events) {
                    run.submit(Reported.submission(id, event, zone));
                  }
                }));
    return this;
  }

  @Override
  public Story when(CaseDraft draft) {
    look(draft.caseId());
    goOn("when", draft + " begins");
    see(() -> new Entrance(playing, draft).open());
    return this;
  }

  @Override
  public Story inCase(String id) {
    look(id);
    return this;
  }

  private void look(String id) {
    if (!id.equals(caseId)) {
      script.add("in case", id);
      caseId = id;
    }
  }

  @Override
  public Story whenTimePasses(Budget time) {
    return passTo(playbook().calendar().due(now(), time).at(), time + " pass");
  }

  @Override
  public Story whenTimePasses(Duration time) {
    return passTo(now().plus(time), time.toMinutes() + " minutes pass");
  }

  @Override
  public Story whenMinutesPass(int minutes) {
    return passTo(now().plusSeconds(60L * minutes), minutes + " minutes pass");
  }

  @Override
  public Story whenItIs(String localTime) {
    return passTo(instant(localTime), "it is " + localTime);
  }

  @Override
  public Story whenNextDue() {
    goOn("when", "the next deadline comes");
    Instant next = playing.first().engine.nextDue();
    if (next == null) {
      throw new AssertionError(report("Expected a deadline, but no timer runs"));
    }
    return play(run -> run.passTo(next.isBefore(run.now()) ? run.now() : next));
  }

  @Override
  public Story whenNothingIsDue() {
    Instant end = now().plus(LONG);
    goOn("when", "nothing is due any more");
    play(run -> run.passUntilNothingIsDue(end));
    if (playing.first().engine.nextDue() != null) {
      throw new AssertionError(
          report(
              "After ten years timers still run. Name the last moment: whenNothingIsDue(\"…\")"));
    }
    return this;
  }

  @Override
  public Story whenNothingIsDue(String localTime) {
    Instant end = instant(localTime);
    goOn("when", "nothing is due any more, or it is " + localTime);
    return play(run -> run.passUntilNothingIsDue(end));
  }

  @Override
  public Then then(Expectation... expectations) {
    script.add("then", Words.list(expectations));
    expected = List.of(expectations);
    return check(expectations);
  }

  @Override
  public Then and(Expectation... expectations) {
    script.add("and", Words.list(expectations));
    expected = Stream.concat(expected.stream(), Arrays.stream(expectations)).toList();
    return check(expectations);
  }

  private Then check(Expectation... expectations) {
    Seen seen = seen();
    for (Expectation expectation : expectations) {
      refusals.ask(expectation, seen);
      if (!expectation.metBy(seen)) {
        throw new AssertionError(report("Expected " + expectation.words()));
      }
    }
    settle();
    return this;
  }

  @Override
  public Then thenOnly(Expectation... expectations) {
    script.add("then only", Words.list(expectations));
    expected = List.of(expectations);
    check(expectations);
    if (!seen().exactly(expectations)) {
      throw new AssertionError(report("Expected only " + Words.list(expectations)));
    }
    return this;
  }

  @Override
  public Then thenNothing() {
    script.add("then", "nothing");
    expected = List.of();
    if (!seen().decisions().isEmpty()) {
      throw new AssertionError(report("Expected no decision"));
    }
    settle();
    return this;
  }

  @Override
  public Then because(Expectation... reasons) {
    script.add("because", Words.list(reasons));
    Seen seen = seen();
    List<Expectation> decided =
        expected.stream().filter(expectation -> expectation.count(seen) > 0).toList();
    if (decided.isEmpty()) {
      throw new AssertionError(
          report(
              "No decision was expected just now, so none can be because " + Words.list(reasons)));
    }
    for (Expectation expectation : decided) {
      List<Decided> made = new ArrayList<>(expectation.decisions(seen));
      for (Expectation reason : reasons) {
        made.retainAll(reason.decisions(seen));
      }
      if (made.isEmpty()) {
        throw new AssertionError(
            report("Expected " + expectation.words() + " because " + Words.list(reasons)));
      }
    }
    return this;
  }

  @Override
  public Instant now() {
    return playing.first().now();
  }

  @Override
  public CaseState state() {
    return playing.first().engine.view(caseId);
  }

  @Override
  public List<Decided> decisions() {
    return happened.decisions();
  }

  /** Fails when the engine refused something and no {@code then} asked about it. */
  void settle() {
    if (!refusals.settled()) {
      throw new AssertionError(
          report("Refused, and no then asks about it with refused(…): " + refusals));
    }
  }

  Script script() {
    return script;
  }

  /** Tells what the story showed. */
  void cover(String spec, Coverage coverage) {
    playing.cover(spec, coverage);
  }

  private Story passTo(Instant target, String words) {
    goOn("when", words);
    return play(run -> run.passTo(target));
  }

  private Story play(Consumer<Run> act) {
    see(() -> playing.play(act));
    return this;
  }

  private void goOn(String word, String words) {
    settle();
    script.add(word, words);
  }

  private void see(Supplier<Happened> play) {
    expected = List.of();
    happened = Happened.NOTHING;
    before = playing.first().noticed.size();
    try {
      happened = play.get();
    } catch (Playing.Difference difference) {
      throw new AssertionError(report(String.valueOf(difference.getMessage())), difference);
    }
    refusals = new Refusals(happened.refusals());
  }

  private Seen seen() {
    Happened mine = happened.seenFrom(caseId);
    return new Seen(
        caseId,
        mine.decisions(),
        mine.missing(),
        mine.refusals(),
        mine.parked(),
        stateIfAny(),
        playing.first().engine.journal(caseId),
        playing.known(),
        zone());
  }

  private @Nullable CaseState stateIfAny() {
    return playing.first().state(caseId);
  }

  private Playbook playbook() {
    CaseState state = stateIfAny();
    return playing.playbook(state == null ? "" : state.facts().salesCase().pipeline());
  }

  private ZoneId zone() {
    return playbook().calendar().zone();
  }

  private Instant instant(String localTime) {
    return LocalDateTime.parse(localTime).atZone(zone()).toInstant();
  }

  private String report(String problem) {
    return new FailureReport(playing.first(), before, caseId, happened, zone()).of(problem);
  }
}
