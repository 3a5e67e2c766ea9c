package dev.sluice.rules.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What the mutation check turns round. */
class MutationsTest {

  @Test
  void every_comparison_is_turned_round_once() {
    assertThat(
            changes(
                """
                LeadCaptured(lead.employees >= 100, lead.employees < 500)
                Lead(industry == "a > b", region != null, $name : company)
                """))
        .containsExactly(
            "LeadCaptured(lead.employees >= 100, lead.employees < 500)"
                + " → LeadCaptured(lead.employees > 100, lead.employees < 500)",
            "LeadCaptured(lead.employees >= 100, lead.employees < 500)"
                + " → LeadCaptured(lead.employees >= 100, lead.employees <= 500)",
            "Lead(industry == \"a > b\", region != null, $name : company)"
                + " → Lead(industry != \"a > b\", region != null, $name : company)",
            "Lead(industry == \"a > b\", region != null, $name : company)"
                + " → Lead(industry == \"a > b\", region == null, $name : company)");
  }

  @Test
  void words_are_negated_and_denials_dropped() {
    assertThat(
            changes(
                """
                SignalReceived()
                SalesCase(running)
                Rep(!takesRegion("east"))
                not Activity()
                exists Contact(consents contains "sms")
                Lead(industry not in ("a", "b"))
                """))
        .containsExactly(
            "SalesCase(running) → SalesCase(!running)",
            "Rep(!takesRegion(\"east\")) → Rep(takesRegion(\"east\"))",
            "not Activity() → Activity()",
            "exists Contact(consents contains \"sms\") → not Contact(consents contains \"sms\")",
            "exists Contact(consents contains \"sms\")"
                + " → exists Contact(consents not contains \"sms\")",
            "Lead(industry not in (\"a\", \"b\")) → Lead(industry in (\"a\", \"b\"))");
  }

  @Test
  void only_the_conditions_change() {
    Mutant mutant =
        Mutations.of("a.drl", rule("SignalReceived(content == \"x\") // == of a comment")).get(0);

    assertThat(mutant.text())
        .isEqualTo(rule("SignalReceived(content != \"x\") // == of a comment"));
    assertThat(mutant.line()).isEqualTo(4);
    assertThat(mutant.requirements()).containsExactly("T1");
  }

  private static List<String> changes(String conditions) {
    return Mutations.of("a.drl", rule(conditions)).stream().map(Mutant::change).toList();
  }

  private static String rule(String conditions) {
    return """
    rule "R"
        @requirement("T1")
    when
    %s
    then
        decide.tag(1 >= 0 ? "x" : "y");
    end
    """
        .formatted(conditions.strip());
  }
}
