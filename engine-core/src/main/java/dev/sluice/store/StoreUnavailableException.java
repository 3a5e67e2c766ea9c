package dev.sluice.store;

import dev.sluice.fault.SluiceException;
import org.jspecify.annotations.Nullable;

/**
 * The store cannot be reached or cannot work at the moment, or others kept a case locked however
 * often its step was tried. The message says whether the step may be kept all the same: submit it
 * again under its id, and it is taken up once.
 */
public final class StoreUnavailableException extends SluiceException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure that may pass.
   *
   * @param message what failed, and what to do
   * @param caseId the case whose step it was; null when it was of several or of none
   * @param cause what the database said
   */
  public StoreUnavailableException(String message, @Nullable String caseId, Throwable cause) {
    super(message, caseId, cause);
  }
}
