package dev.sluice.rules.internal;

import dev.sluice.decision.Because;
import dev.sluice.decision.Decision;
import dev.sluice.playbook.PolicyException;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.time.Budget;
import dev.sluice.time.BusinessCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.reteoo.TupleImpl;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/**
 * A session of a rule base and what it is evaluating now. Used again and again, by one thread at a
 * time; thrown away after a failure.
 */
final class Evaluation implements Sink, AgendaFilter {

  /** How many matches one event may fire before it counts as a fault of the rules. */
  static final int MOST = 10_000;

  private final Partition partition;
  private final KieSession session;
  private final List<Object> facts = new ArrayList<>();
  private final List<FactHandle> handles = new ArrayList<>();
  // Decisions and drafts of the match that is firing.
  private final List<Object> wanted = new ArrayList<>();
  private List<Proposal> proposals = new ArrayList<>();
  private @Nullable Situation situation;
  private @Nullable FiringRule rule;
  private @Nullable TupleImpl match;

  Evaluation(Partition partition) {
    this.partition = partition;
    this.session = partition.session();
    Globals globals = partition.engine().globals();
    session.setGlobal("decide", globals.decide().apply(this));
    session.setGlobal("param", globals.param());
  }

  List<Proposal> propose(Situation now, @Nullable Long shuffle) {
    situation = now;
    partition.facts(now, facts);
    if (shuffle != null) {
      Collections.shuffle(facts, new Random(shuffle));
    }
    for (int i = 0; i < facts.size(); i++) {
      handles.add(session.insert(facts.get(i)));
    }
    int fired = session.fireAllRules(this, MOST + 1);
    if (fired > MOST) {
      throw new PolicyException(
          now.caseId(),
          running(),
          "Rule \""
              + running()
              + "\""
              + place()
              + " and its like fired more than "
              + MOST
              + " times for one event. Join fewer facts, or count them with accumulate",
          null);
    }
    settle();
    for (int i = 0; i < handles.size(); i++) {
      // A fact that nothing matched has left the session already.
      if (!((InternalFactHandle) handles.get(i)).isDisconnected()) {
        session.delete(handles.get(i));
      }
    }
    List<Proposal> result = proposals;
    forget();
    return result;
  }

  private void forget() {
    proposals = new ArrayList<>();
    facts.clear();
    handles.clear();
    situation = null;
    rule = null;
    match = null;
  }

  private String place() {
    return rule == null ? "" : " (" + rule.place() + ")";
  }

  void close() {
    session.dispose();
  }

  /** The rule that is firing, or the last that fired; empty before the first. */
  String running() {
    return rule == null ? "" : rule.name();
  }

  @Override
  public boolean accept(Match next) {
    settle();
    TupleImpl tuple = (TupleImpl) next;
    // A fact that is kept may be of the event's type; only the event triggers.
    if (tuple.get(0).getObject() != event()) {
      return false;
    }
    rule = partition.rule(next.getRule().getName());
    match = tuple;
    return true;
  }

  private Record event() {
    return now().event();
  }

  private Situation now() {
    if (situation == null) {
      throw new IllegalStateException("A rule fired outside an evaluation");
    }
    return situation;
  }

  /** Takes what the last match wanted, now that its rule has ended. */
  private void settle() {
    FiringRule fired = rule;
    TupleImpl tuple = match;
    if (fired == null || tuple == null) {
      return;
    }
    partition.engine().fired(fired.name());
    if (!wanted.isEmpty()) {
      Object[] matched = tuple.toObjects(false);
      Because because = fired.because(matched, now().definitions());
      List<String> ids = FiringRule.ids(matched);
      for (int i = 0; i < wanted.size(); i++) {
        proposals.add(new Proposal(decision(wanted.get(i)), because, fired.priority(), ids));
      }
      wanted.clear();
    }
    match = null;
  }

  private static Decision decision(Object wanted) {
    return wanted instanceof Decision decision ? decision : (Decision) ((Supplier<?>) wanted).get();
  }

  @Override
  public void add(Decision decision) {
    wanted.add(decision);
  }

  @Override
  public void draft(Supplier<Decision> draft) {
    wanted.add(draft);
  }

  @Override
  public Instant closeOf(LocalDate day) {
    BusinessCalendar calendar = now().calendar();
    Instant midnight = day.atStartOfDay(calendar.zone()).toInstant();
    return calendar.due(midnight, Budget.businessDays(0)).at();
  }

  @Override
  public List<String> completedBy(String taskType) {
    return partition.engine().completedBy(taskType);
  }

  @Override
  public Vocabulary.Template template(String name) {
    return partition.engine().template(name);
  }

  @Override
  public Vocabulary.Journey journey(String name) {
    return partition.engine().journey(name);
  }
}
