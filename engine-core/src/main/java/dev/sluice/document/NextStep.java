package dev.sluice.document;

import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.Missing;
import dev.sluice.pipeline.End;
import dev.sluice.pipeline.Labels;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Stage;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.Step;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What to do next, as far as it can be told from the case. */
record NextStep(@Nullable Labels what, @Nullable LocalDate on) {

  static NextStep of(
      Conversation conversation, Playbook playbook, CaseState state, LocalDate today) {
    FollowUpRecorded last = conversation.last();
    if (last != null && last.nextStep() != null) {
      LocalDate on = last.nextStepOn();
      boolean past = on != null && on.isBefore(today);
      if (!past && !conversation.done(last.nextStep(), conversation.lastAt())) {
        return new NextStep(new Labels(last.nextStep(), last.nextStep()), on);
      }
    }
    return new NextStep(missing(playbook, state), null);
  }

  /** The first thing missing for the next stage on the way to a win; the stage when nothing is. */
  private static @Nullable Labels missing(Playbook playbook, CaseState state) {
    Pipeline pipeline = playbook.pipeline();
    String here = state.facts().salesCase().stage();
    if (!pipeline.has(here)) {
      return null;
    }
    for (String id : pipeline.stage(here).moves()) {
      Stage next = pipeline.stage(id);
      if (next.end() != End.LOST) {
        List<Missing> missing = Step.missing(state, id, state.now(), playbook);
        return missing.isEmpty() ? next.labels() : labels(missing.get(0), pipeline);
      }
    }
    return null;
  }

  private static Labels labels(Missing missing, Pipeline pipeline) {
    return missing.kind().equals("rule")
        ? new Labels(missing.why(), missing.why())
        : new Declared(pipeline).thing(missing.what());
  }
}
