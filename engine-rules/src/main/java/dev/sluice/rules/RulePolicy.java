package dev.sluice.rules;

import dev.sluice.pipeline.Labels;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.rules.internal.Probed;
import dev.sluice.rules.internal.RuleEngine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules as a policy, with what they say about themselves. Thread-safe. */
record RulePolicy(RuleEngine engine, RuleBook book, String source, @Nullable Long shuffle)
    implements Probed {

  @Override
  public List<Proposal> propose(Situation situation) {
    return engine.propose(situation, shuffle);
  }

  @Override
  public String fingerprint() {
    return engine.fingerprint();
  }

  @Override
  public boolean takesUpTimer(String name) {
    return engine.takesUpTimer(name);
  }

  @Override
  public @Nullable Labels taskType(String type) {
    RuleBook.TaskType declared = book.taskTypes().get(type);
    return declared == null ? null : declared.labels();
  }

  @Override
  public Verdict judge(Situation situation) {
    return engine.judge(situation);
  }

  @Override
  public List<Conditions> conditions() {
    return engine.conditions();
  }
}
