package dev.sluice.rules.saasfunnel;

import static dev.sluice.rules.saasfunnel.SaasFunnel.SPEC;
import static dev.sluice.rules.saasfunnel.SaasFunnel.did;
import static dev.sluice.rules.saasfunnel.SaasFunnel.handedIn;
import static dev.sluice.rules.saasfunnel.SaasFunnel.rated;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Journeys.cadenceStarted;
import static dev.sluice.rules.spec.Reported.reported;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.journal;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.tier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ContactDeferred;
import dev.sluice.event.DealValued;
import dev.sluice.event.Overridden;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Classes by amount and probability. The first Monday after the opening is 9 March 2026. */
@Specification
@Requirement("C4.3")
class ClassesTest {

  private static final String MONDAY = "2026-03-09T09:00";
  private static final String MANAGER = "manager-follow-up";
  private static final String OWNER = "class-follow-up";

  private static Story deal(String amount, int percent) {
    return deal(SPEC, amount, percent);
  }

  private static Story deal(PipelineSpec spec, String amount, int percent) {
    return spec.given(lead()).when(worth(amount), rated(percent));
  }

  private static DealValued worth(String amount) {
    return new DealValued(Money.of(amount, "CNY"));
  }

  private static Story classed(String amount, int percent) {
    return deal(amount, percent).whenItIs(MONDAY);
  }

  @Test
  void half_a_million_at_seventy_percent_is_class_a() {
    classed("500000.00", 70)
        .then(
            tier("class", "A"),
            no(journal("two classes wanted", entry -> !entry.conflicts().isEmpty())));
  }

  @Test
  void a_cent_or_a_percent_less_is_class_b() {
    classed("499999.99", 70).then(tier("class", "B"));
    classed("500000.00", 69).then(tier("class", "B"));
  }

  @Test
  void less_than_a_hundred_thousand_at_less_than_thirty_percent_is_class_c() {
    classed("99999.99", 29).then(tier("class", "C"));
  }

  @Test
  void a_cent_or_a_percent_more_is_class_b() {
    classed("100000.00", 29).then(tier("class", "B"));
    classed("99999.99", 30).then(tier("class", "B"));
  }

  @Test
  void big_and_unlikely_or_small_and_likely_is_class_b() {
    classed("800000", 29).then(tier("class", "B"));
    classed("50000", 90).then(tier("class", "B"));
  }

  @Test
  void amounts_in_another_currency_are_neither_big_nor_small() {
    SPEC.given(lead())
        .when(new DealValued(Money.of("900000", "USD")), rated(90))
        .whenItIs(MONDAY)
        .then(tier("class", "B"));
    SPEC.given(lead())
        .when(new DealValued(Money.of("900", "USD")), rated(10))
        .whenItIs(MONDAY)
        .then(tier("class", "B"));
  }

  @Test
  void a_case_of_which_amount_or_probability_is_unknown_has_no_class() {
    SPEC.given(lead()).when(worth("900000")).whenItIs(MONDAY).then(noClass());
    SPEC.given(lead()).when(worth("200000")).whenItIs(MONDAY).then(noClass());
    SPEC.given(lead()).when(worth("900")).whenItIs(MONDAY).then(noClass());
    SPEC.given(lead()).when(rated(90)).whenItIs(MONDAY).then(noClass());
    SPEC.given(lead()).when(rated(10)).whenItIs(MONDAY).then(noClass());
  }

  private static Expectation[] noClass() {
    return new Expectation[] {
      no(tier("class", "A")), no(tier("class", "B")), no(tier("class", "C"))
    };
  }

  @Test
  void classes_change_on_mondays_only_so_69_70_69_does_not_flap() {
    Story story = classed("500000.00", 69);
    story
        .then(tier("class", "B"))
        .whenItIs("2026-03-10T10:00")
        .when(rated(70))
        .then(tier("class", "B"))
        .whenItIs("2026-03-13T10:00")
        .when(rated(69))
        .whenItIs("2026-03-16T09:00")
        .then(tier("class", "B"), no(rule("Any other case is class B")));
    story
        .when(rated(70))
        .whenItIs("2026-03-23T08:59")
        .then(tier("class", "B"))
        .whenItIs("2026-03-23T09:00")
        .then(tier("class", "A"));
  }

  @Test
  void on_a_monday_that_is_a_holiday_no_class_changes_nor_on_the_day_after_the_holiday() {
    // National Day: 1 to 7 October 2026, the 5th is a Monday.
    Story big = deal(SPEC.startingAt("2026-09-28T09:00"), "500000", 70);
    big.whenItIs("2026-10-09T09:00").then(noClass());
    big.whenItIs("2026-10-12T09:00").then(tier("class", "A"));
    Story small = deal(SPEC.startingAt("2026-09-28T09:00"), "99999.99", 29);
    small.whenItIs("2026-10-09T09:00").then(noClass());
    small.whenItIs("2026-10-12T09:00").then(tier("class", "C"));
    Story other = deal(SPEC.startingAt("2026-09-28T09:00"), "100000", 30);
    other.whenItIs("2026-10-09T09:00").then(noClass());
    other.whenItIs("2026-10-12T09:00").then(tier("class", "B"));
  }

  @Test
  void a_stage_change_begins_no_second_review() {
    Story story = SPEC.given(lead().attribute("use-case", "orders"));
    story
        .then(rule("Classes are looked at every Monday"))
        .when(did("qualification-call"), handedIn("score-sheet"))
        .when(new StageRequested("initial-intent"))
        .then(no(rule("Classes are looked at every Monday")));
  }

  @Test
  void the_manager_follows_class_a_every_working_day() {
    Story story = classed("500000", 70);
    story
        .whenItIs("2026-03-10T08:59")
        .then(no(openTask(MANAGER)))
        .whenItIs("2026-03-10T09:00")
        .then(task(MANAGER).due("2026-03-10T18:00").forRole("sales-manager"), no(openTask(OWNER)))
        .when(new TaskCompleted(MANAGER))
        .whenItIs("2026-03-11T09:00")
        .then(task(MANAGER))
        .when(new TaskCompleted(MANAGER));
    story.whenItIs("2026-03-13T12:00").when(new TaskCompleted(MANAGER));
    story.whenItIs("2026-03-16T08:59").then(no(task(MANAGER)));
    story.whenItIs("2026-03-16T09:00").then(task(MANAGER));
  }

  @Test
  void the_owner_follows_class_b_every_week() {
    Story story = classed("100000", 50);
    story
        .whenItIs("2026-03-16T08:59")
        .then(no(openTask(OWNER)))
        .whenItIs("2026-03-16T09:00")
        .then(
            task(OWNER).due("2026-03-16T18:00").forRole("owner").assignedTo("wang"),
            no(openTask(MANAGER)))
        .when(did("call"))
        .then(no(openTask(OWNER)));
    story.whenItIs("2026-03-23T08:59").then(no(task(OWNER)));
    story.whenItIs("2026-03-23T09:00").then(task(OWNER));
  }

  @Test
  void the_owner_follows_class_c_every_month() {
    Story story = classed("99999.99", 29);
    story
        .whenItIs("2026-04-09T08:59")
        .then(no(openTask(OWNER)))
        .whenItIs("2026-04-09T09:00")
        .then(task(OWNER));
    story.when(did("call")).whenItIs("2026-05-08T18:00").then(no(task(OWNER)));
    story.whenItIs("2026-05-09T09:00").then(task(OWNER));
  }

  @Test
  void the_old_rhythm_ends_when_the_class_changes() {
    Story story = classed("500000", 70);
    story
        .whenItIs("2026-03-13T12:00")
        .then(openTask(MANAGER))
        .when(rated(50))
        .whenItIs("2026-03-16T09:00")
        .then(tier("class", "B"), no(openTask(MANAGER)));
    story.whenItIs("2026-03-20T18:00").then(no(openTask(MANAGER)), no(openTask(OWNER)));
    story.whenItIs("2026-03-23T09:00").then(openTask(OWNER), no(openTask(MANAGER)));
    story.when(rated(70)).whenItIs("2026-03-30T09:00").then(tier("class", "A"));
    story.then(cancelledTask(OWNER)).whenItIs("2026-03-31T09:00").then(openTask(MANAGER));
    story.when(worth("99999.99"), rated(29)).whenItIs("2026-04-13T09:00");
    story.then(tier("class", "C"), no(openTask(MANAGER)), no(openTask(OWNER)));
    story.whenItIs("2026-05-12T18:00").then(no(openTask(MANAGER)), no(openTask(OWNER)));
    story.whenItIs("2026-05-13T09:00").then(openTask(OWNER));
  }

  @Test
  void a_grade_under_another_scheme_sets_no_rhythm() {
    for (String grade : List.of("A", "B", "C")) {
      SPEC.given(lead())
          .when(reported(new Overridden("tier:grade", grade, null, "bought much")).by("rep:wang"))
          .then(tier("grade", grade), no(cadenceStarted(OWNER)));
    }
  }

  @Test
  void a_class_that_a_person_sets_has_its_rhythm_and_stands() {
    Story story = classed("500000", 70);
    story
        .when(reported(new Overridden("tier:class", "B", null, "calm buyer")).by("chen"))
        .then(tier("class", "B"), cadenceStarted(OWNER))
        .whenItIs("2026-03-16T09:00")
        .then(tier("class", "B"), openTask(OWNER), no(openTask(MANAGER)));
  }

  @Test
  void a_customer_who_wants_to_be_left_alone_is_not_followed_up_before_the_day() {
    Story big = classed("500000", 70);
    big.when(new ContactDeferred(LocalDate.of(2026, 3, 12), "budget round"))
        .whenItIs("2026-03-11T18:00")
        .then(no(openTask(MANAGER)))
        .whenItIs("2026-03-12T09:00")
        .then(openTask(MANAGER));
    Story other = classed("100000", 50);
    other
        .when(new ContactDeferred(LocalDate.of(2026, 3, 17), null))
        .whenItIs("2026-03-16T18:00")
        .then(no(openTask(OWNER)))
        .whenItIs("2026-03-23T09:00")
        .then(openTask(OWNER));
  }

  @Test
  void a_closed_case_is_followed_up_no_more() {
    Story story = classed("500000", 70);
    story
        .when(new StageRequested("lost", "went to a competitor"))
        .whenItIs("2026-04-13T09:00")
        .then(no(openTask(MANAGER)), no(openTask(OWNER)));
    assertThat(story.state().timers()).isEmpty();
  }
}
