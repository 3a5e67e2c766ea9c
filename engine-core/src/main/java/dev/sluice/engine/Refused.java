package dev.sluice.engine;

import dev.sluice.event.Missing;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.EventRefused;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A submission was refused at the door. Nothing of it is kept; other submissions go on. */
public final class Refused extends SluiceException {

  private static final long serialVersionUID = 1L;

  private final transient List<Missing> missing;

  Refused(String caseId, String message) {
    this(caseId, message, null);
  }

  Refused(String caseId, String message, @Nullable Throwable cause) {
    super(message, caseId, cause);
    this.missing = cause instanceof EventRefused refused ? refused.missing() : List.of();
  }

  /**
   * What a rule found missing or wrong.
   *
   * @return one item for each; empty when the engine itself refused
   */
  public List<Missing> missing() {
    return missing;
  }
}
