package dev.sluice.rules.spec;

import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A story on several engines at once: as it is, the same again, with facts in another order, and
 * without each optional fact in turn. All must decide the same.
 */
final class Playing {

  private final PipelineSpec spec;
  private final List<Run> runs = new ArrayList<>();
  private final List<Consumer<Run>> acts = new ArrayList<>();

  Playing(PipelineSpec spec) {
    this.spec = spec;
    runs.add(Run.noticing(spec));
    runs.add(new Run(spec, UnaryOperator.identity(), null));
    runs.add(new Run(spec, playbook -> RulePlaybooks.shuffled(playbook, PipelineSpec.SEED), null));
  }

  /** The engine on which the story is played as it is. */
  Run first() {
    return runs.get(0);
  }

  /** The names that the playbooks give, by kind; empty when one is not made of rule files. */
  Map<String, Set<String>> known() {
    return spec.known();
  }

  /** Tells what the story showed. */
  void cover(String name, Coverage coverage) {
    spec.playbooks().forEach(coverage::add);
    first().noticed.forEach(seen -> coverage.add(name, seen.rules(), seen.judge()));
    first().moves().forEach(move -> coverage.took(move.pipeline(), move.from(), move.to()));
  }

  Playbook playbook(String pipeline) {
    return spec.playbooks().stream()
        .filter(playbook -> playbook.pipeline().id().equals(pipeline))
        .findFirst()
        .orElse(spec.playbooks().get(0));
  }

  /** Plays the story once more for each fact that may be left out, from its beginning. */
  void without(List<Record> optional) {
    if (!spec.dropping()) {
      return;
    }
    for (Record fact : optional) {
      Run run = new Run(spec, UnaryOperator.identity(), fact);
      acts.forEach(act -> act.accept(run));
      run.take();
      runs.add(run);
    }
  }

  /** Does something on every engine, and compares what it led to. */
  Happened play(Consumer<Run> act) {
    return play(act, true);
  }

  /** Lets something be known beforehand; where it is left out, it leads to nothing. */
  Happened know(Record fact, Consumer<Run> act) {
    return play(
        run -> {
          if (!fact.equals(run.dropped)) {
            act.accept(run);
          }
        },
        false);
  }

  private Happened play(Consumer<Run> act, boolean comparing) {
    acts.add(act);
    act.accept(first());
    Happened happened = first().take();
    for (Run other : runs.subList(1, runs.size())) {
      act.accept(other);
      Happened again = other.take();
      Record dropped = other.dropped;
      if (dropped == null) {
        same(happened.essence(), again.essence(), difference(other));
      } else if (comparing) {
        same(happened.gist(), again.gist(), "Without the optional fact " + Words.of(dropped));
      }
    }
    return happened;
  }

  private String difference(Run other) {
    return runs.indexOf(other) == 1
        ? "Played once more, the story"
        : "With facts in another order, the story";
  }

  private static void same(List<Object> first, List<Object> again, String difference) {
    if (!again.equals(first)) {
      throw new Difference(difference + " went otherwise: " + again + "\ninstead of: " + first);
    }
  }

  /** Two engines did not do the same. */
  static final class Difference extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Difference(String message) {
      super(message);
    }
  }
}
