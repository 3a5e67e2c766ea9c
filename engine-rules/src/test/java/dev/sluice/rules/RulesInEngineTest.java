package dev.sluice.rules;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Notify;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.playbook.PolicyException;
import dev.sluice.step.CycleException;
import dev.sluice.store.Definition;
import dev.sluice.time.Interval;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules that go wrong in a running engine: nothing of the step is kept, and the next event works.
 */
class RulesInEngineTest {

  @TempDir Path folder;

  @Test
  void rules_that_trigger_each_other_are_stopped_and_named() {
    SalesEngine engine =
        engine(
            """
            rule "Up" when TierChanged(grade == "low") then decide.tier("tier", "high"); end
            rule "Down" when TierChanged(grade == "high") then decide.tier("tier", "low"); end
            rule "Begin" when CustomerConfirmed() then decide.tier("tier", "low"); end
            rule "Good" when SignalReceived(name == "pricing-page") then decide.tag("warm"); end
            """);

    CycleException cycle =
        catchThrowableOfType(
            CycleException.class,
            () -> engine.submit(Submission.of("L-1", new CustomerConfirmed())));

    assertThat(cycle).hasMessageContaining("\"Up\"").hasMessageContaining("\"Down\"");
    assertThat(cycle.caseId()).isEqualTo("L-1");
    nothingKeptAndNextWorks(engine);
  }

  @Test
  void a_rule_that_throws_is_named_with_its_file_and_case() {
    SalesEngine engine =
        engine(
            """
            rule "Bad" when CustomerConfirmed() then throw new IllegalStateException("oh"); end
            rule "Good" when SignalReceived(name == "pricing-page") then decide.tag("warm"); end
            """);

    PolicyException failure =
        catchThrowableOfType(
            PolicyException.class,
            () -> engine.submit(Submission.of("L-1", new CustomerConfirmed())));

    assertThat(failure)
        .hasMessageContaining("\"Bad\"")
        .hasMessageContaining("rules.drl:1")
        .hasMessageContaining("(case L-1)");
    nothingKeptAndNextWorks(engine);
  }

  @Test
  void a_notice_is_gathered_as_its_template_says() {
    String gathering =
        Loader.PLAYBOOK.replace(
            "{\"channel\": \"email\",", "{\"channel\": \"email\", \"digest\": \"18:00\",");
    String rule =
        "rule \"Tell\" when CustomerConfirmed() then decide.notify(\"chen\", \"case-study\"); end";
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(new Loader(folder).file("playbook.json", gathering).rules(rule).load())
            .build();
    engine.submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "website"))));
    assertThat(engine.submit(Submission.of("L-1", new CustomerConfirmed())).decisions())
        .map(Decided::decision)
        .containsExactly(new Notify("email", "chen", "case-study", null, Interval.parse("18:00")));
  }

  @Test
  void the_text_of_the_rules_that_decided_a_step_is_kept_under_the_hash_it_names() {
    String rule = "rule \"Tag\" when CustomerConfirmed() then decide.tag(\"warm\"); end";
    SalesEngine engine = engine(rule);
    Definition decided =
        requireNonNull(engine.definition(engine.journal("L-1").get(0).definitions()));
    assertThat(decided.text()).contains(rule).contains("\"stages\"");
    assertThat(engine.definition("0000")).isNull();
  }

  private static void nothingKeptAndNextWorks(SalesEngine engine) {
    assertThat(engine.journal("L-1")).hasSize(1);
    assertThat(engine.submit(Submission.of("L-1", new SignalReceived("pricing-page"))).decisions())
        .map(Decided::decision)
        .containsExactly(new AddTag("warm"));
    assertThat(engine.view("L-1").facts().salesCase().tier("tier")).isNull();
    assertThat(engine.submit(Submission.of("L-1", new StageRequested("won"))).missing())
        .as("a move the pipeline does not allow")
        .isNotEmpty();
  }

  private SalesEngine engine(String rules) {
    SalesEngine engine =
        SalesEngine.builder().playbook(new Loader(folder).rules(rules).load()).build();
    engine.submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "website"))));
    return engine;
  }
}
