package dev.sluice.playbook;

import dev.sluice.fault.SluiceException;
import org.jspecify.annotations.Nullable;

/** A rule failed while it looked at an event. Nothing of the step is kept; the next event works. */
public final class PolicyException extends SluiceException {

  private static final long serialVersionUID = 1L;

  private final String rule;

  /**
   * Reports a failed rule.
   *
   * @param caseId the case whose event it looked at
   * @param rule the rule's name
   * @param message what went wrong, with the rule's name and file
   * @param cause the failure itself; null when there is none
   */
  public PolicyException(String caseId, String rule, String message, @Nullable Throwable cause) {
    super(message, caseId, cause);
    this.rule = rule;
  }

  /**
   * The rule that failed.
   *
   * @return its name
   */
  public String rule() {
    return rule;
  }
}
