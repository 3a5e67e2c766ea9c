package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.SendMessage;
import dev.sluice.decision.StartTimer;
import dev.sluice.event.SignalReceived;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Proposal;
import dev.sluice.time.Budget;
import org.junit.jupiter.api.Test;

class RulePlaybooksTest {

  private final Playbook playbook = RulePlaybooks.fromClasspath("playbooks/sample");

  @Test
  void a_rule_decides_what_it_says() {
    assertThat(
            playbook
                .policy()
                .propose(Situations.of(new SignalReceived("whitepaper-downloaded", "c-1", null))))
        .extracting(Proposal::decision)
        .contains(
            new SendMessage("email", "c-1", "case-study"),
            new StartTimer("case-study-unclicked", Budget.days(3)));
  }
}
