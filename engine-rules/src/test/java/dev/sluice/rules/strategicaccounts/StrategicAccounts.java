package dev.sluice.rules.strategicaccounts;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.caseAbout;

import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.fact.Account;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Money;
import dev.sluice.fact.Team;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The playbook under specification, loaded once for all specs, and its customers. */
final class StrategicAccounts {

  static final Playbook PLAYBOOK = RulePlaybooks.fromClasspath("playbooks/strategic-accounts");

  /** One rep for each strength. */
  static final PipelineSpec SPEC =
      PipelineSpec.of(PLAYBOOK)
          .team(
              Team.of(
                      "sales",
                      rep("li").goodAt("negotiation"),
                      rep("wang").goodAt("technical"),
                      rep("zhao").goodAt("service"))
                  .supervisedBy("chen"));

  private StrategicAccounts() {}

  static Account account(String revenue) {
    return new Account("Acme", "new-energy", "east", null, Money.of(revenue, "CNY"), null, null);
  }

  /** Case S-1, about a customer of so much revenue a year. */
  static CaseDraft customer(String revenue) {
    return caseAbout("S-1", account(revenue)).contacts(Contact.primary("C-1", "email"));
  }

  static CaseDraft breakthrough() {
    return customer("50000000.01").attribute("digital-need", true);
  }

  static CaseDraft cultivated() {
    return customer("10000000");
  }

  /** A deliverable with one point under each heading. */
  static DeliverableSubmitted deliverable(String type, String... headings) {
    Map<String, List<String>> contents = new TreeMap<>();
    for (String heading : headings) {
      contents.put(heading, List.of("about " + heading));
    }
    return new DeliverableSubmitted(type, null, contents);
  }

  static DeliverableSubmitted marketAnalysis(String... headings) {
    return deliverable("market-analysis", headings);
  }

  static DeliverableSubmitted competitionAnalysis(String... headings) {
    return deliverable("competition-analysis", headings);
  }
}
