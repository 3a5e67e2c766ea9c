package dev.sluice.store;

import dev.sluice.fault.SluiceException;

/**
 * The store failed, for example because its database went away. It says nothing of the event, which
 * is right to submit again under its id; timers and events between cases stay and are tried again.
 */
public final class StoreException extends SluiceException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure.
   *
   * @param message what failed and what to do
   * @param cause what the database said
   */
  public StoreException(String message, Throwable cause) {
    super(message, null, cause);
  }
}
