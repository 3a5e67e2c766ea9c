package dev.sluice.engine;

import dev.sluice.decision.Decided;
import dev.sluice.decision.Effect;
import dev.sluice.event.LeadCaptured;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.CaseState;
import dev.sluice.step.EventRefused;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.StepResult;
import dev.sluice.store.Cases;
import dev.sluice.store.Commit;
import dev.sluice.store.Erasure;
import dev.sluice.store.PendingEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes a step and keeps everything it leaves behind, or nothing. */
final class Keeper {

  private final Cases cases;
  private final Door door;
  private final Handlers handlers;

  Keeper(Cases cases, Door door, Handlers handlers) {
    this.cases = cases;
    this.door = door;
    this.handlers = handlers;
  }

  /** What else is kept with a step: the event it answers, what it strikes out. */
  record Besides(@Nullable String answers, @Nullable Erasure erasure) {

    static final Besides NOTHING = new Besides(null, null);

    /** The step takes up an event from another case. */
    static Besides answering(@Nullable String tellId) {
      return new Besides(tellId, null);
    }

    /** The step erases a person. */
    static Besides striking(Erasure erasure) {
      return new Besides(null, erasure);
    }
  }

  /** Returns the case after the step. */
  CaseState step(
      String caseId,
      String what,
      @Nullable CaseState before,
      Supplier<StepResult> step,
      Besides besides,
      Taken taken) {
    StepResult result = guarded(caseId, what, step);
    door.checkKept(result);
    JournalEntry entry = result.entry();
    List<PendingEffect> effects = effects(result);
    cases.commit(
        List.of(
            new Commit(
                before,
                result.state(),
                entry,
                effects,
                besides.answers,
                besides.erasure,
                before == null ? exclusiveKeys(result) : Set.of())));
    taken.kept(entry, effects);
    return result.state();
  }

  private Set<String> exclusiveKeys(StepResult opened) {
    return opened.entry().event() instanceof LeadCaptured lead
        ? Arrivals.exclusive(door.playbookOf(opened.state()).pipeline(), lead)
        : Set.of();
  }

  private List<PendingEffect> effects(StepResult result) {
    JournalEntry entry = result.entry();
    List<PendingEffect> effects = new ArrayList<>(0);
    for (int i = 0; i < entry.decisions().size(); i++) {
      Decided decided = entry.decisions().get(i);
      if (decided.decision() instanceof Effect effect && handlers.handle(effect)) {
        effects.add(
            Digests.timed(
                new PendingEffect(
                    entry.key(i),
                    entry.caseId(),
                    effect,
                    decided.because(),
                    entry.now(),
                    0,
                    entry.now(),
                    null,
                    null,
                    0),
                cases,
                door.playbookOf(result.state()).calendar()));
      }
    }
    effects.forEach(Room::check);
    return effects;
  }

  /** Whatever a rule throws, an {@link Error} too, fails this step and nothing else. */
  private static StepResult guarded(String caseId, String what, Supplier<StepResult> step) {
    try {
      return step.get();
    } catch (SluiceException e) {
      throw e;
    } catch (IllegalArgumentException | EventRefused e) {
      throw new Refused(caseId, String.valueOf(e.getMessage()), e);
    } catch (Throwable thrown) {
      Throwable e = Handlers.printable(thrown);
      throw new SluiceException(
          "The step on " + what + " failed: " + e + ". Nothing of it is kept", caseId, e);
    }
  }
}
