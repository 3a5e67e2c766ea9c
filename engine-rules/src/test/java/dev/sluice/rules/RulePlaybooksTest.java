package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Because;
import dev.sluice.decision.Compared;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.StartTimer;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.SignalRetention;
import dev.sluice.playbook.Situation;
import dev.sluice.time.Budget;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RulePlaybooksTest {

  private final Playbook playbook = RulePlaybooks.fromClasspath("playbooks/sample");

  private static Path folder(String name) throws IOException {
    URL url = RulePlaybooksTest.class.getClassLoader().getResource(name);
    if (url == null) {
      throw new IOException("No resource " + name);
    }
    return Path.of(URI.create(url.toString()));
  }

  private List<Proposal> propose(Situation situation) {
    return playbook.policy().propose(situation);
  }

  @Test
  void a_rule_decides_what_it_says() {
    assertThat(propose(Situations.of(new SignalReceived("whitepaper-downloaded", "c-1", null))))
        .extracting(Proposal::decision)
        .containsExactlyInAnyOrder(
            new SendMessage("email", "c-1", "case-study"),
            new StartTimer("case-study-unclicked", Budget.days(3)),
            new AddTag("signal:whitepaper-downloaded"));
  }

  @Test
  void a_rule_whose_conditions_do_not_hold_decides_nothing() {
    Facts retail = Situations.facts().withSubject(Lead.of("A", "website").withIndustry("retail"));
    assertThat(propose(Situations.of(new SignalReceived("whitepaper-downloaded"), retail)))
        .extracting(Proposal::decision)
        .containsExactly(new AddTag("signal:whitepaper-downloaded"));
  }

  @Test
  void an_event_without_rules_gives_nothing() {
    assertThat(propose(Situations.of(new TimerFired("other", Situations.NOW)))).isEmpty();
  }

  @Test
  void a_because_names_rule_requirements_and_the_values_compared() {
    List<Proposal> proposals =
        propose(
            Situations.of(
                new SignalReceived("pricing-page"), Situations.visits(Situations.facts(), 3)));
    assertThat(proposals)
        .filteredOn(proposal -> proposal.decision() instanceof CreateTask)
        .singleElement()
        .satisfies(
            proposal -> {
              assertThat(proposal.because())
                  .isEqualTo(
                      new Because(
                          "Repeated pricing visits ask for a call",
                          List.of("A1.5", "A2.4"),
                          "hash",
                          List.of(
                              new Compared("name == \"pricing-page\"", "pricing-page"),
                              new Compared("visits(\"pricing-page\", 30 days) >= 2", 3)),
                          null));
              assertThat(proposal.priority()).isEqualTo(5);
              assertThat(proposal.matched()).containsExactly("SignalReceived", "History");
              assertThat(proposal.decision())
                  .isEqualTo(
                      new CreateTask(
                          "pricing-call",
                          "pricing-call",
                          "sales-manager",
                          null,
                          Budget.hours(4),
                          null,
                          List.of("call"),
                          null));
            });
  }

  @Test
  void one_visit_less_is_not_enough() {
    assertThat(
            propose(
                Situations.of(
                    new SignalReceived("pricing-page"), Situations.visits(Situations.facts(), 1))))
        .extracting(Proposal::decision)
        .containsExactly(new AddTag("signal:pricing-page"));
  }

  @Test
  void a_parameter_stands_in_a_because_with_its_value() {
    Lead large =
        new Lead("Acme", "website", null, null, null, Money.of("500000", "CNY"), null, List.of());
    assertThat(
            propose(Situations.of(new LeadCaptured(large), Situations.facts().withSubject(large))))
        .filteredOn(proposal -> proposal.because().rule().equals("规则：大客户"))
        .singleElement()
        .satisfies(
            proposal ->
                assertThat(proposal.because().compared())
                    .containsExactly(
                        new Compared("lead.channel == \"website\"", "website"),
                        new Compared("annualRevenue != null", "500000 CNY"),
                        new Compared("annualRevenue.atLeast(500000 CNY)", true)));
  }

  @Test
  void a_host_overrides_a_parameter() {
    Playbook strict =
        RulePlaybooks.options()
            .parameter("pricing.visits", 4)
            .parameter("large.revenue", Money.of("1", "CNY"))
            .fromClasspath("playbooks/sample");
    assertThat(
            strict
                .policy()
                .propose(
                    Situations.of(
                        new SignalReceived("pricing-page"),
                        Situations.visits(Situations.facts(), 3))))
        .extracting(Proposal::decision)
        .containsExactly(new AddTag("signal:pricing-page"));
    assertThat(RulePlaybooks.book(strict).parameters().get("pricing.visits"))
        .satisfies(
            parameter -> {
              assertThat(parameter).isNotNull();
              assertThat(parameter.value()).isEqualTo(4);
              assertThat(parameter.preset()).isEqualTo(3);
            });
    assertThat(strict.hash()).isNotEqualTo(playbook.hash());
  }

  @Test
  void the_same_definitions_have_the_same_hash_wherever_they_come_from() throws IOException {
    Path folder = folder("playbooks/sample");
    Path packs = folder("packs");
    try (Stream<Path> one = Files.walk(folder);
        Stream<Path> other = Files.walk(packs)) {
      List<Path> files = Stream.concat(one, other).filter(Files::isRegularFile).toList();
      assertThat(RulePlaybooks.fromFolder(folder).hash()).isEqualTo(playbook.hash());
      assertThat(RulePlaybooks.fromFiles(files).hash()).isEqualTo(playbook.hash());
    }
  }

  @Test
  void a_playbook_keeps_the_signals_it_declares() {
    assertThat(playbook.signals())
        .containsEntry("pricing-page", new SignalRetention(Budget.days(30), 50));
    assertThat(playbook.calendar().id()).isEqualTo("mainland-china");
    assertThat(playbook.pipeline().id()).isEqualTo("sample");
  }

  @Test
  void a_book_tells_of_every_rule() {
    assertThat(RulePlaybooks.book(playbook).rules())
        .contains(
            new RuleCard(
                "Repeated pricing visits ask for a call",
                null,
                "nurture",
                "playbooks/sample/rules/nurture.drl",
                23,
                List.of("A1.5", "A2.4"),
                5,
                "SignalReceived pricing-page",
                "SignalReceived(name == \"pricing-page\")\n"
                    + "    History(visits(\"pricing-page\", param.days(\"pricing.window\"))"
                    + " >= param.count(\"pricing.visits\"))",
                "decide.createTask(\"pricing-call\").forRole(\"sales-manager\").due(hours(4));"),
            new RuleCard(
                "A contract needs an owner",
                "合同需要负责人",
                "nurture",
                "playbooks/sample/rules/gates.drl",
                1,
                List.of(),
                0,
                "StageRequested",
                "StageRequested(stage == \"contract\")\n    SalesCase(owner == null)",
                "decide.block(\"owner\", \"Somebody must own the contract\");"));
    assertThat(RulePlaybooks.book(playbook).templates().get("case-study"))
        .isNotNull()
        .satisfies(template -> assertThat(template.text().zh()).isEqualTo("我们的案例"));
  }

  @Test
  void a_policy_that_is_no_set_of_rules_has_no_book() {
    Playbook coded =
        Playbook.of(
            Pipeline.parse("p.json", Loader.resource("playbooks/sample/pipeline.json")),
            Policy.none());
    assertThatThrownBy(() -> RulePlaybooks.book(coded))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Load the playbook with RulePlaybooks");
  }

  @Test
  void partitions_and_order_change_nothing() {
    List<Situation> situations =
        List.of(
            Situations.of(new SignalReceived("whitepaper-downloaded", "c-1", null)),
            Situations.of(
                new SignalReceived("pricing-page"), Situations.visits(Situations.facts(), 5)),
            Situations.of(new SignalReceived("other")),
            Situations.of(new TimerFired("case-study-unclicked", Situations.NOW)),
            Situations.of(new TimerFired("other", Situations.NOW)),
            Situations.of(new LeadCaptured(Lead.of("A", "website"))),
            Situations.of(new StageRequested("contract")),
            Situations.of(new StageRequested("needs")));
    Policy whole =
        RulePlaybooks.options().unpartitioned().fromClasspath("playbooks/sample").policy();
    for (Situation situation : situations) {
      assertThat(Situations.sorted(whole.propose(situation)))
          .isEqualTo(Situations.sorted(propose(situation)));
    }
    for (long seed = 0; seed < 5; seed++) {
      Policy shuffled =
          RulePlaybooks.shuffled(RulePlaybooks.fromClasspath("playbooks/sample"), seed).policy();
      for (Situation situation : situations) {
        assertThat(Situations.sorted(shuffled.propose(situation)))
            .isEqualTo(Situations.sorted(propose(situation)));
      }
    }
  }
}
