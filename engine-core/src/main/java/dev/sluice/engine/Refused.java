package dev.sluice.engine;

import dev.sluice.fault.SluiceException;
import org.jspecify.annotations.Nullable;

/** A submission was refused at the door. Nothing of it is kept; other submissions go on. */
public final class Refused extends SluiceException {

  private static final long serialVersionUID = 1L;

  Refused(String caseId, String message) {
    this(caseId, message, null);
  }

  Refused(String caseId, String message, @Nullable Throwable cause) {
    super(message, caseId, cause);
  }
}
