package dev.sluice.store;

import dev.sluice.fault.SluiceException;

/**
 * The store cannot be reached or cannot work at the moment. Whether the step was kept is not known:
 * submit it again under its id, and it is taken up once.
 */
public final class StoreUnavailableException extends SluiceException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure that may pass.
   *
   * @param message what failed, and what to do
   * @param cause what the database said
   */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, null, cause);
  }
}
