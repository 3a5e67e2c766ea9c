package dev.sluice.rules.spec;

import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.tagging;
import static dev.sluice.rules.spec.Expectation.times;
import static dev.sluice.time.Budget.days;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.SendMessage;
import dev.sluice.decision.StartTimer;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.TimerFired;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.rules.RulePlaybooks;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a host may count on when it specifies its rules with the kit. */
@Specification
@Requirement("X8")
class KitTest {

  private static final Playbook SAMPLE = RulePlaybooks.fromClasspath("playbooks/sample");

  /** News every fourteen days, for ever. */
  private static final Policy NEWS = KitTest::news;

  private static List<Proposal> news(Situation situation) {
    if (situation.event() instanceof SignalReceived) {
      return List.of(Proposal.of("Subscribed", situation, new StartTimer("news", days(14))));
    }
    return situation.event() instanceof TimerFired
        ? List.of(
            Proposal.of("News", situation, new SendMessage("email", "C-1", "news")),
            Proposal.of("Again", situation, new StartTimer("news", days(14))))
        : List.of();
  }

  @Test
  void a_year_of_nurture_runs_in_one_spec() {
    PipelineSpec.of(Playbook.of(SAMPLE.pipeline(), NEWS))
        .given(lead())
        .when(new SignalReceived("subscribed"))
        .whenNothingIsDue("2027-03-02T09:00")
        .then(times(26, email("news")), Standing.timer("news").due("2027-03-15T09:00"));
  }

  @Test
  void one_day_short_of_a_fortnight_there_is_no_news() {
    PipelineSpec.of(Playbook.of(SAMPLE.pipeline(), NEWS))
        .given(lead())
        .when(new SignalReceived("subscribed"))
        .whenTimePasses(days(13))
        .then(no(email("news")));
  }

  @Test
  void what_no_spec_showed_is_reported() {
    PipelineSpec.of(SAMPLE)
        .given(lead().industry("retail").in("value"))
        .when(new SignalReceived("whitepaper-downloaded"))
        .thenOnly(tagging("signal:whitepaper-downloaded"));
    Coverage coverage = new Coverage();
    Script.told().forEach(tale -> tale.cover("one", coverage));
    Coverage.Summary summary = coverage.summary();

    assertThat(summary.rulesNeverFired())
        .contains("Whitepaper brings a matching case study", "A contract needs an owner")
        .doesNotContain("Every signal is worth a tag");
    assertThat(summary.rulesWithoutNearMiss())
        .contains("Unclicked case study falls back to SMS")
        .doesNotContain("Whitepaper brings a matching case study", "Every signal is worth a tag");
    assertThat(summary.unconditionalRules()).containsExactly("Every signal is worth a tag");
    assertThat(summary.conditionsNeverFalse())
        .contains("Whitepaper brings a matching case study: Contact(primary)")
        .doesNotContain(
            "Whitepaper brings a matching case study: Lead(industry == \"manufacturing\")");
    assertThat(summary.transitionsNeverTaken())
        .contains("sample: value → needs")
        .doesNotContain("sample: acquired → value");
    assertThat(summary.askedBy().get("Whitepaper brings a matching case study"))
        .containsExactly("one");
  }
}
