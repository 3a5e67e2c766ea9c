package dev.sluice.step;

import dev.sluice.fault.SluiceException;
import java.util.List;

/** Rules kept triggering each other. Nothing of the step is kept. */
public final class CycleException extends SluiceException {

  private static final long serialVersionUID = 1L;

  private final String[] cycle;

  CycleException(String caseId, List<String> cycle) {
    super(
        "Rules trigger each other without end: "
            + String.join(" → ", cycle)
            + ". The step was given up, at "
            + Step.ROUNDS
            + " rounds at the latest, and nothing of it is kept. Let one of these rules ask whether"
            + " its work is already done",
        caseId,
        null);
    this.cycle = cycle.toArray(String[]::new);
  }

  /**
   * The rules that form the cycle.
   *
   * @return what decided, in order; the last is the first again
   */
  public List<String> cycle() {
    return List.of(cycle);
  }
}
