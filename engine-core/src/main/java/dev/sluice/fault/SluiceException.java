package dev.sluice.fault;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything Sluice throws on purpose, so that a host can catch the lot. Immutable and
 * thread-safe as exceptions go.
 */
public class SluiceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable String caseId;

  /**
   * An error that belongs to no case.
   *
   * @param message what is wrong, where, and what to do
   */
  public SluiceException(String message) {
    this(message, null, null);
  }

  /**
   * An error, perhaps of one case.
   *
   * @param message what is wrong, where, and what to do; the case id is appended to it
   * @param caseId the case it happened in, null when it belongs to none
   * @param cause what led to it, null when nothing did
   */
  public SluiceException(String message, @Nullable String caseId, @Nullable Throwable cause) {
    super(caseId == null ? message : message + " (case " + caseId + ")", cause);
    this.caseId = caseId;
  }

  /**
   * The case the error happened in.
   *
   * @return the case id, null when the error belongs to no case
   */
  public final @Nullable String caseId() {
    return caseId;
  }
}
