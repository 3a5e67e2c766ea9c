package dev.sluice.decision;

import dev.sluice.time.Budget;
import org.jspecify.annotations.Nullable;

/**
 * Ask for somebody's yes. Keyed by type; not asked twice while open.
 *
 * @param type what is to be approved
 * @param from the role that decides
 * @param within how long the answer may take, counted from the moment of the step; null without a
 *     limit
 */
public record RequestApproval(String type, String from, @Nullable Budget within) implements Effect {

  @Override
  public String key() {
    return "approval:" + type;
  }
}
