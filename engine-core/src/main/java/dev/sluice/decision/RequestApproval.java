package dev.sluice.decision;

/**
 * Ask for somebody's yes. Keyed by type; not asked twice while open.
 *
 * @param type what is to be approved
 * @param from the role that decides
 */
public record RequestApproval(String type, String from) implements Effect {

  @Override
  public String key() {
    return "approval:" + type;
  }
}
