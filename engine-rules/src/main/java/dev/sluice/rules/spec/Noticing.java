package dev.sluice.rules.spec;

import dev.sluice.pipeline.Labels;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.rules.internal.Probed;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Rules that decide as always, and whose situations are kept to be judged later. */
record Noticing(Probed rules, Consumer<Noticing.Noticed> listener) implements Policy {

  /** A situation that rules decided on. */
  record Noticed(Probed rules, Situation situation) {

    Probed.Verdict judge() {
      return rules.judge(situation);
    }
  }

  @Override
  public List<Proposal> propose(Situation situation) {
    listener.accept(new Noticed(rules, situation));
    return rules.propose(situation);
  }

  @Override
  public String fingerprint() {
    return rules.fingerprint();
  }

  @Override
  public String source() {
    return rules.source();
  }

  @Override
  public boolean takesUpTimer(String name) {
    return rules.takesUpTimer(name);
  }

  @Override
  public @Nullable Labels taskType(String type) {
    return rules.taskType(type);
  }
}
