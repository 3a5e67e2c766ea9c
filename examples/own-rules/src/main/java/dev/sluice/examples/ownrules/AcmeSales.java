package dev.sluice.examples.ownrules;

import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;

/** How a team that sells by lead-to-cash loads it with rules of its own. */
public final class AcmeSales {

  private AcmeSales() {}

  /**
   * Lead-to-cash as shipped, with a quicker first contact and the deal desk's rules.
   *
   * @return the playbook
   */
  public static Playbook playbook() {
    return RulePlaybooks.fromClasspath("own-rules");
  }
}
