package dev.sluice.rules.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.rules.RulePlaybooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a run, and what a build can ask of it. */
class SpecificationCoverageTest {

  private static final Coverage.Told PASSED =
      new Coverage.Told(
          "PricingTest",
          "two_visits_ask_for_a_call",
          List.of("A1.5"),
          List.of(List.of("given lead L-1", "then task <\"pricing-call\">")),
          null);
  private static final Coverage.Told FAILED =
      new Coverage.Told(
          "PricingTest", "one_visit_does_not", List.of("A1.10"), List.of(), "Expected no decision");

  @TempDir private Path folder;
  private Path catalogue;
  private Path notYet;

  @BeforeEach
  void run() throws IOException {
    catalogue = folder.resolve("requirements.json");
    notYet = folder.resolve("not-yet.json");
    Files.writeString(
        catalogue,
        """
        [
          {"id": "A1.5", "kind": "R", "en": "Pricing", "zh": "报价"},
          {"id": "A1.6", "kind": "I", "en": "Figures", "zh": "数据"},
          {"id": "A1.7", "kind": "K", "en": "Migration", "zh": "迁移", "later": "next year"},
          {"id": "A1.10", "kind": "R K", "en": "Ten", "zh": "十"}
        ]
        """);
    new SpecificationReport(
            new Coverage.Summary(
                List.of("sample"),
                List.of(FAILED, PASSED),
                List.of("A rule that never fires"),
                List.of("A rule without near miss"),
                List.of("A rule: Lead(x > 1)"),
                List.of("sample: a → b"),
                List.of(),
                Map.of("A rule that never fires", List.of())),
            Catalogue.parse(Files.readString(catalogue)))
        .write(folder);
  }

  @Test
  void the_report_says_requirement_by_requirement_what_passed_and_failed() throws IOException {
    String markdown = Files.readString(folder.resolve("specification.md"));
    String html = Files.readString(folder.resolve("index.html"));

    assertThat(markdown)
        .contains(
            "2 specs, 1 failed",
            "### A1.5 Pricing · 报价\n\n**✓ two visits ask for a call** PricingTest\n\n"
                + "```\ngiven lead L-1\nthen task <\"pricing-call\">\n```",
            "### A1.7 Migration · 迁移\n\nLater · 以后: next year",
            "### A1.10 Ten · 十\n\n**✗ one visit does not** PricingTest",
            "Transitions never taken · 从未走过的阶段转换 (1)\n\n- sample: a → b");
    assertThat(markdown.indexOf("### A1.7")).isLessThan(markdown.indexOf("### A1.10"));
    assertThat(html)
        .contains("then task &lt;\"pricing-call\"&gt;", "class=\"failed\">one visit does not")
        .doesNotContain("http:", "https:", "<script");
  }

  @Test
  void rules_that_no_spec_fired_or_nearly_fired_fail_the_build() {
    assertThatThrownBy(() -> SpecificationCoverage.read(folder).everyRuleFires())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "These rules fire in no spec. Tell a story in which they do:\n"
                + "  A rule that never fires");
    assertThatThrownBy(() -> SpecificationCoverage.read(folder).everyRuleNearlyFires())
        .hasMessageContaining("near miss")
        .hasMessageEndingWith("A rule without near miss");
  }

  @Test
  void a_requirement_whose_only_spec_failed_has_none_and_what_comes_later_needs_none() {
    assertThatThrownBy(() -> SpecificationCoverage.read(folder).everyRequirementHasASpec(catalogue))
        .isInstanceOf(AssertionError.class)
        .hasMessageEndingWith("comes \"later\":\n  A1.10");
  }

  @Test
  void what_is_not_asked_for_yet_can_only_shrink() throws IOException {
    Files.writeString(
        notYet,
        """
        {"requirements": ["A1.10"], "rulesNeverFired": ["A rule that never fires"],
         "rulesWithoutNearMiss": ["A rule without near miss"]}
        """);
    SpecificationCoverage coverage = SpecificationCoverage.read(folder).notYet(notYet);
    assertThat(coverage.everyRuleFires().everyRuleNearlyFires().everyRequirementHasASpec(catalogue))
        .isSameAs(coverage);

    Files.writeString(notYet, "{\"requirements\": [\"A1.5\", \"A1.10\"]}");
    assertThatThrownBy(
            () ->
                SpecificationCoverage.read(folder)
                    .notYet(notYet)
                    .everyRequirementHasASpec(catalogue))
        .hasMessage(
            "These are covered by now. Take them out of \"requirements\" of what is not yet:\n"
                + "  A1.5");
  }

  @Test
  void a_playbook_without_specs_and_a_run_without_specs_fail() {
    assertThatThrownBy(
            () ->
                SpecificationCoverage.read(folder)
                    .covers(RulePlaybooks.fromClasspath("playbooks/sample")))
        .hasMessageContaining("Every signal is worth a tag (playbooks/sample/rules/nurture.drl:");
    assertThatThrownBy(() -> SpecificationCoverage.read(folder.resolve("nowhere")))
        .hasMessageEndingWith("Run the specs first, and mark their classes with @Specification");
  }

  @Test
  void a_requirement_that_the_catalogue_does_not_have_fails() throws IOException {
    Files.writeString(catalogue, "[]");
    assertThatThrownBy(() -> SpecificationCoverage.read(folder).everyRequirementHasASpec(catalogue))
        .hasMessageEndingWith("does not have:\n  A1.5");
  }
}
