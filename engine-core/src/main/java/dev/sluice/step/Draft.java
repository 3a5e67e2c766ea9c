package dev.sluice.step;

import dev.sluice.decision.Conflict;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Notify;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.TellCase;
import dev.sluice.event.Missing;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.SalesCase;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Situation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One case while a step changes it, and what the step has decided so far. Confined to the step. */
final class Draft {

  final Playbook playbook;
  final Input input;
  final Occurrence occurrence;
  final Timers timers;
  Facts facts;

  final List<Decided> decisions = new ArrayList<>();
  final List<Missing> missing = new ArrayList<>();
  final List<Conflict> conflicts = new ArrayList<>();

  /** What other cases are told without a rule having asked for it. */
  final List<TellCase> asides = new ArrayList<>();

  /** Events of the engine that the next round takes up. */
  final List<Record> next = new ArrayList<>();

  Draft(Playbook playbook, Input input, CaseState before, Occurrence occurrence) {
    this.playbook = playbook;
    this.input = input;
    this.occurrence = occurrence;
    this.timers = new Timers(playbook.calendar(), before.timers());
    this.facts = before.facts();
  }

  Pipeline pipeline() {
    return playbook.pipeline();
  }

  SalesCase salesCase() {
    return facts.salesCase();
  }

  Instant now() {
    return occurrence.now();
  }

  Situation situation(Record event) {
    return new Situation(event, facts, occurrence, playbook.calendar(), playbook.hash());
  }

  /** Whether somebody outside reported the event, and not another case or a timer. */
  boolean byPerson() {
    return input.hops() == 0 && occurrence.actor() != null;
  }

  /** A notice to the owner goes to the one the case has now. */
  Decided addressed(Decided decided) {
    String owner = salesCase().owner();
    if (owner == null) {
      return decided;
    } else if (decided.decision() instanceof Notify notice && notice.to().equals(Notify.OWNER)) {
      return new Decided(notice.addressedTo(owner), decided.because());
    } else if (decided.decision() instanceof Suggest suggest && suggest.to().equals(Notify.OWNER)) {
      return new Decided(new Suggest(owner, suggest.what()), decided.because());
    }
    return decided;
  }

  void tell(String to, Record event) {
    asides.add(new TellCase(to, event));
  }
}
