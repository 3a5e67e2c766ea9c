package dev.sluice.rules.guide;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.rule;

import dev.sluice.fact.Lead;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("T1")
class PartnersTest {
  private final PipelineSpec spec = PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/trial"));

  @Test
  void a_lead_from_a_partner_is_thanked() {
    spec.given(lead().about(Lead.of("Acme", "partner")))
        .then(email("partner-thanks"))
        .because(rule("A lead from a partner is thanked by e-mail"));
  }

  @Test
  void a_lead_from_the_website_is_not() {
    spec.given(lead().about(Lead.of("Acme", "website"))).thenNothing();
  }
}
