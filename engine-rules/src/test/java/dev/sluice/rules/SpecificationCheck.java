package dev.sluice.rules;

import dev.sluice.playbook.Playbook;
import dev.sluice.rules.spec.SpecificationCoverage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs after all tests: what the specs must have shown of what is shipped. */
class SpecificationCheck {

  private static final Path FOLDER = Path.of("src/test/resources/specification");
  private static final List<String> SHIPPED =
      List.of(
          "campaign-response",
          "customer-lifecycle",
          "funnel-review",
          "lead-to-cash",
          "saas-funnel",
          "sales-force",
          "strategic-accounts");

  private final SpecificationCoverage coverage =
      SpecificationCoverage.read(Path.of("target/specification"));

  @Test
  void every_shipped_playbook_is_specified() {
    coverage.covers(
        SHIPPED.stream()
            .map(name -> RulePlaybooks.fromClasspath("playbooks/" + name))
            .toArray(Playbook[]::new));
  }

  @Test
  void every_shipped_rule_fires_in_a_spec() {
    coverage.everyRuleFires();
  }

  @Test
  void every_shipped_rule_with_conditions_has_a_near_miss() {
    coverage.everyRuleNearlyFires();
  }

  @Test
  void every_requirement_that_rules_or_the_core_deliver_has_a_spec() {
    coverage.everyRequirementHasASpec(FOLDER.resolve("requirements.json"));
  }
}
