package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.playbook.Playbook;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's playbook says what it changes of another one, and nothing else. */
class ExtendingTest {

  private static final String RULE =
      "rule \"%s\" when SignalReceived() then decide.tag(\"%s\"); end";

  @TempDir private Path folder = Path.of("unset");

  private Loader own(String playbook) {
    return new Loader(folder)
        .rules(RULE.formatted("Ours", "ours"))
        .file("rules/pack.json", Loader.PACK.replace("\"name\": \"sample\"", "\"name\": \"own\""))
        .file("playbook.json", playbook);
  }

  private static List<String> names(Playbook playbook) {
    return RulePlaybooks.book(playbook).rules().stream().map(RuleCard::name).toList();
  }

  private static Object visits(Playbook playbook) {
    return Objects.requireNonNull(RulePlaybooks.book(playbook).parameters().get("pricing.visits"))
        .value();
  }

  @Test
  void it_has_the_rules_of_the_other_and_its_own() {
    Playbook shipped = RulePlaybooks.fromClasspath("playbooks/lead-to-cash");
    Playbook own =
        own("""
        {"id": "own", "extends": "classpath:playbooks/lead-to-cash", "packs": ["rules"],
         "parameters": {"pricing.visits": 3}}
        """)
            .file(
                "rules/pack.json",
                "{\"name\": \"own\", \"pipelines\": [\"*\"], \"rules\": [\"rules.drl\"]}")
            .load();
    assertThat(names(own)).contains("Ours").containsAll(names(shipped));
    assertThat(visits(own)).isEqualTo(3);
    assertThat(visits(shipped)).isEqualTo(2);
    assertThat(own.hash()).isNotEqualTo(shipped.hash());
  }

  @Test
  void a_rule_file_takes_the_place_of_another() {
    Playbook own =
        own("""
        {"id": "own", "extends": "classpath:playbooks/lead-to-cash",
         "replaces": {"nurture/pricing.drl": "rules/rules.drl"}}
        """)
            .load();
    assertThat(names(own))
        .contains("Ours")
        .doesNotContain("Repeated visits to the pricing page ask for a call");
  }

  @Test
  void a_file_that_no_pack_has_cannot_be_replaced() {
    assertThat(
            own("""
            {"id": "own", "extends": "classpath:playbooks/lead-to-cash",
             "replaces": {"nurture/prices.drl": "rules/rules.drl"}}
            """)
                .places())
        .containsExactly("playbook.json:2:37: No pack has a file \"nurture/prices.drl\"");
  }

  @Test
  void a_playbook_that_is_not_there_is_the_only_fault() {
    assertThat(
            own("""
            {"id": "own", "extends": "classpath:playbooks/lead-to-cahs",
             "parameters": {"pricing.visits": 3}}
            """)
                .places())
        .containsExactly(
            "playbook.json:1:26: There is no playbook playbooks/lead-to-cahs/playbook.json");
  }

  @Test
  void two_playbooks_that_extend_each_other_are_refused() {
    assertThat(own("{\"id\": \"own\", \"extends\": \".\"}").places())
        .anySatisfy(place -> assertThat(place).endsWith("Playbooks extend each other in a circle"));
  }

  @Test
  void a_shipped_signal_that_is_declared_again_is_refused_with_the_ways_out() {
    assertThat(
            own("""
            {"id": "own", "extends": "classpath:playbooks/lead-to-cash", "packs": ["rules"]}
            """)
                .file(
                    "rules/pack.json",
                    """
                    {"name": "own", "pipelines": ["*"], "rules": ["rules.drl"],
                     "signals": {"pricing-page": {"keep": "60 days", "most": 50}}}
                    """)
                .places())
        .containsExactly("pack.json:2:30: Signal \"pricing-page\" is declared by another pack too");
  }
}
