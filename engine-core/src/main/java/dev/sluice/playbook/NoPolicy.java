package dev.sluice.playbook;

import java.util.List;

/** Decides nothing, so that timers wait for a policy that does. */
record NoPolicy() implements Policy {

  @Override
  public List<Proposal> propose(Situation situation) {
    return List.of();
  }

  @Override
  public boolean takesUpTimer(String name) {
    return false;
  }
}
