package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Decided;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Lead;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.InMemoryCaseStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which timers the rules of a playbook take up, and what becomes of the others. */
class TimersWithoutRulesTest {

  private static final String TIMERS =
      """
      "timers": {"unclicked": {"en": "Unread", "zh": "未读"}, "unread": {"en": "Unread", "zh": "未读"},
        "visit": {"en": "Visit", "zh": "拜访"}},\
      """;
  private static final String START =
      "rule \"Start\" when LeadCaptured() then decide.startTimer(\"unclicked\", days(1)); end\n";

  @TempDir Path folder;

  private final InMemoryCaseStore store = InMemoryCaseStore.create();
  private final Instant began = Instant.parse("2026-11-02T01:00:00Z");
  private final Instant due = began.plus(Duration.ofDays(1));
  private Instant now = began;

  private Loader loader(String rules) {
    String playbook =
        Loader.PLAYBOOK.replaceFirst(
            "\"timers\": \\{\"unclicked\": \\{[^}]*}},", TIMERS.replace("$", "\\$"));
    String pack =
        Loader.PACK.replace(
            "\"parameters\": {",
            """
            "parameters": {
              "reminder": {"type": "text", "default": "visit", "en": "Timer", "zh": "定时器"},
            """);
    return new Loader(folder)
        .file("playbook.json", playbook)
        .file("rules/pack.json", pack)
        .rules(rules);
  }

  private static String taking(String constraints) {
    return "rule \"Take\" when TimerFired(" + constraints + ") then decide.tag(\"late\"); end\n";
  }

  private SalesEngine engine(Playbook playbook) {
    return SalesEngine.builder().playbook(playbook).store(store).clock(() -> now).build();
  }

  private SalesEngine engine(String rules) {
    return engine(loader(rules).load());
  }

  private Policy policy(String constraints) {
    return loader(START + taking(constraints)).load().policy();
  }

  @Test
  void a_timer_whose_rule_was_removed_is_reported_and_fires_once_the_rule_is_back() {
    engine(START + taking("name == \"unclicked\""))
        .submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "website"))));
    SalesEngine without = engine(START);
    now = due;
    assertThat(without.tick()).isEmpty();
    assertThat(without.failingTimers())
        .singleElement()
        .satisfies(
            failing ->
                assertThat(failing.reason())
                    .contains("Timer \"unclicked\"", "pipeline sample", "(case L-1)"));
    assertThat(without.view("L-1").timer("rule:unclicked")).isNotNull();

    now = due.plus(Duration.ofMinutes(5));
    SalesEngine with = engine(START + taking("name == \"unclicked\""));
    assertThat(with.tick()).hasSize(1);
    assertThat(with.journal("L-1").get(1).event()).isEqualTo(new TimerFired("unclicked", due));
    assertThat(with.journal("L-1").get(1).decisions())
        .map(Decided::decision)
        .containsExactly(new AddTag("late"));
    assertThat(with.failingTimers()).isEmpty();
    assertThat(with.tick()).isEmpty();
  }

  @Test
  void a_timer_whose_rule_is_on_another_name_now_is_reported() {
    engine(START).submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "website"))));
    SalesEngine renamed = engine(START + taking("name == \"unread\""));
    now = due;
    assertThat(renamed.tick()).isEmpty();
    assertThat(renamed.failingTimers()).hasSize(1);
  }

  @Test
  void an_event_after_the_timer_was_due_is_taken_up_while_it_stays() {
    SalesEngine without = engine(START);
    without.submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "website"))));
    now = due.plus(Duration.ofHours(1));
    without.submit(Submission.of("L-1", new SignalReceived("pricing-page")));
    assertThat(without.journal("L-1").get(1).event()).isEqualTo(new SignalReceived("pricing-page"));
    SalesEngine with = engine(START + taking("name == \"unclicked\""));
    with.submit(Submission.of("L-1", new SignalReceived("pricing-page")));
    assertThat(with.journal("L-1").subList(2, 4))
        .extracting(JournalEntry::event)
        .containsExactly(new TimerFired("unclicked", due), new SignalReceived("pricing-page"));
  }

  @Test
  void a_timer_whose_rule_has_other_conditions_fires_though_they_do_not_hold() {
    SalesEngine engine =
        engine(
            START
                + "rule \"Take\" when TimerFired(name == \"unclicked\") SalesCase(stage == \"won\")"
                + " then decide.tag(\"late\"); end");
    engine.submit(Submission.of("L-1", new LeadCaptured(Lead.of("Acme", "website"))));
    now = due;
    assertThat(engine.tick()).hasSize(1);
    assertThat(engine.failingTimers()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\'',
      value = {
        "name == \"unclicked\"; unread",
        "$n : name == \"unclicked\"; unread",
        "dueAt != null, name == \"unclicked\"; visit",
        "name in (\"unclicked\", \"visit\"); unread",
        "name == \"unclicked\" || name == \"visit\"; unread",
        "(name == \"unclicked\") || (name == \"visit\"); unread",
        "name != \"visit\"; visit",
        "name not in (\"unread\", \"visit\"); unread",
        "name != \"unread\" && name != \"visit\"; unread",
        "name in (\"unclicked\", \"unread\"), name != \"unread\"; unread"
      })
  void a_rule_takes_up_the_timers_it_names_and_no_others(String constraints, String other) {
    Policy policy = policy(constraints);
    assertThat(policy.takesUpTimer("unclicked")).as("unclicked").isTrue();
    assertThat(policy.takesUpTimer(other)).as(other).isFalse();
  }

  @Test
  void a_parameter_names_a_timer() {
    Policy preset = policy("name == param.text(\"reminder\")");
    assertThat(preset.takesUpTimer("visit")).isTrue();
    assertThat(preset.takesUpTimer("unread")).isFalse();
    Policy set =
        loader(START + taking("name == param.text(\"reminder\")"))
            .options(RulePlaybooks.options().parameter("reminder", "unread"))
            .load()
            .policy();
    assertThat(set.takesUpTimer("unread")).isTrue();
    assertThat(set.takesUpTimer("visit")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "dueAt != null",
        "about == \"unclicked\"",
        "name matches \"un.*\"",
        "name == \"visit\" || about == \"O-1\"",
        "!(name == \"visit\")"
      })
  void a_rule_that_does_not_say_by_names_which_timers_it_is_on_may_take_up_any(String constraints) {
    assertThat(policy(constraints).takesUpTimer("unclicked")).isTrue();
  }

  @Test
  void rules_on_other_events_take_up_no_timer() {
    Policy policy =
        loader("rule r when SignalReceived(name == \"pricing-page\") then decide.tag(\"t\"); end")
            .load()
            .policy();
    assertThat(policy.takesUpTimer("unclicked")).isFalse();
    assertThat(policy.takesUpTimer("pricing-page")).isFalse();
  }

  @Test
  void the_rules_of_every_pack_count() {
    Loader loader = loader(START);
    String second =
        Loader.PACK
            .replace("rules.drl", "second.drl")
            .replace("\"sample\", \"pipelines\"", "\"second\", \"pipelines\"")
            .replaceFirst("(?s)\"parameters\": .*", "\"parameters\": {}}");
    Playbook both =
        loader
            .file(
                "playbook.json",
                Loader.PLAYBOOK.replace(
                    "\"packs\": [\"rules\"]", "\"packs\": [\"rules\", \"second\"]"))
            .file("second/pack.json", second)
            .file("second/second.drl", taking("name == \"unclicked\""))
            .load();
    assertThat(both.policy().takesUpTimer("unclicked")).isTrue();
    assertThat(loader(START).load().policy().takesUpTimer("unclicked")).isFalse();
  }

  @Test
  void rules_that_see_facts_in_another_order_take_up_the_same_timers() {
    Playbook playbook = loader(START + taking("name == \"unclicked\"")).load();
    Policy shuffled = RulePlaybooks.shuffled(playbook, 7).policy();
    assertThat(List.of(shuffled.takesUpTimer("unclicked"), shuffled.takesUpTimer("unread")))
        .containsExactly(true, false);
  }
}
