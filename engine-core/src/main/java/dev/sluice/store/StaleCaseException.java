package dev.sluice.store;

import org.jspecify.annotations.Nullable;

/**
 * Another writer was faster. Nothing was kept; load the case and step again, as the engine does by
 * itself.
 */
public final class StaleCaseException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  /**
   * A conflict.
   *
   * @param message which case, and at which version
   * @param cause what the database said; null when the version told it
   */
  public StaleCaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
