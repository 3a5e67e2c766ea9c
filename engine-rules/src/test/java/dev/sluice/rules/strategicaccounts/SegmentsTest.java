package dev.sluice.rules.strategicaccounts;

import static dev.sluice.rules.spec.CaseDraft.caseAbout;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Journeys.cadence;
import static dev.sluice.rules.spec.Journeys.cadenceStarted;
import static dev.sluice.rules.spec.Journeys.cadenceStopped;
import static dev.sluice.rules.spec.Standing.doneTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.tier;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.SPEC;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.account;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.breakthrough;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.cultivated;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.customer;
import static dev.sluice.time.Budget.days;
import static dev.sluice.time.Budget.months;

import dev.sluice.event.AccountUpdated;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.ContactDeferred;
import dev.sluice.event.FigureReported;
import dev.sluice.event.Overridden;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Account;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("E2.1")
class SegmentsTest {

  private static final AttributeChanged DIGITAL = new AttributeChanged("digital-need", true);

  private static FigureReported growth(String industry, String percent) {
    LocalDate first = LocalDate.of(2025, 1, 1);
    return new FigureReported(
        "industry-growth", industry, first, first.plusDays(364), new BigDecimal(percent), 0);
  }

  private static Expectation segment(String grade) {
    return tier("segment", grade);
  }

  @Test
  void revenue_over_fifty_million_and_a_stated_digital_need_are_breakthrough() {
    SPEC.given(customer("50000000.01")).when(DIGITAL).then(segment("breakthrough"));
  }

  @Test
  void exactly_fifty_million_is_not_over_it() {
    SPEC.given(customer("50000000.00"))
        .when(DIGITAL)
        .then(segment("cultivate"))
        .when(new AccountUpdated(account("50000000.01")))
        .then(segment("breakthrough"));
  }

  @Test
  void without_a_digital_need_high_revenue_is_cultivated() {
    SPEC.given(customer("50000000.01"))
        .then(segment("cultivate"))
        .when(new AttributeChanged("digital-need", false))
        .then(segment("cultivate"));
  }

  @Test
  void medium_revenue_is_cultivated_and_a_cent_less_is_not() {
    SPEC.given(customer("10000000.00")).then(segment("cultivate"));
    SPEC.given(customer("9999999.99")).then(segment("none"));
  }

  @Test
  void low_revenue_in_a_growing_industry_is_watched() {
    SPEC.given(customer("9999999.99"))
        .when(growth("new-energy", "5.01"))
        .then(segment("watch"))
        .when(growth("new-energy", "5.00"))
        .then(segment("none"));
  }

  @Test
  void low_revenue_in_an_industry_that_does_not_grow_is_not_watched() {
    SPEC.given(customer("9999999.99")).when(growth("new-energy", "5.00")).then(segment("none"));
    SPEC.given(customer("9999999.99")).when(growth("steel", "9")).then(segment("none"));
  }

  @Test
  void a_medium_customer_in_a_growing_industry_is_cultivated_and_not_watched() {
    SPEC.given(cultivated()).when(growth("new-energy", "9")).then(segment("cultivate"));
  }

  @Test
  void a_customer_of_unknown_industry_is_not_watched() {
    Account unknown =
        new Account("Acme", null, null, null, account("1").annualRevenue(), null, null);
    SPEC.given(caseAbout("S-1", unknown))
        .when(
            new FigureReported(
                "industry-growth",
                null,
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 12, 31),
                BigDecimal.TEN,
                0))
        .then(segment("none"));
  }

  @Test
  void a_customer_of_unknown_revenue_is_in_no_segment_yet() {
    Account unknown = new Account("Acme", "new-energy", "east", null, null, null, null);
    SPEC.given(caseAbout("S-1", unknown))
        .when(DIGITAL, growth("new-energy", "9"))
        .then(
            no(segment("breakthrough")),
            no(segment("cultivate")),
            no(segment("watch")),
            no(segment("none")));
  }

  @Test
  void a_lost_customer_keeps_the_segment() {
    lost(breakthrough(), new AttributeChanged("digital-need", false), "breakthrough");
    lost(customer("50000000.01"), DIGITAL, "cultivate");
    lost(customer("1"), growth("new-energy", "9"), "none");
    lost(customer("1").having(growth("new-energy", "9")), growth("new-energy", "1"), "watch");
  }

  private static void lost(CaseDraft draft, Record event, String segment) {
    SPEC.given(draft)
        .when(new StageRequested("lost"))
        .when(event)
        .thenNothing()
        .and(segment(segment));
  }

  @Test
  void a_breakthrough_customer_gets_a_sponsor_and_is_contacted_each_week() {
    SPEC.given(customer("50000000.01"))
        .when(DIGITAL)
        .then(
            task("executive-sponsor").forRole("sales-manager").due("2026-03-04T18:00"),
            cadenceStarted("segment-contact"),
            cadence("segment-contact").due("2026-03-09T09:00"))
        .whenMinutesPass(7 * 24 * 60 - 1)
        .then(no(task("segment-contact")))
        .whenMinutesPass(1)
        .then(task("segment-contact").forRole("owner").due("2026-03-11T18:00"))
        .when(new ActivityLogged("call"))
        .then(doneTask("segment-contact"))
        .whenTimePasses(days(7))
        .then(task("segment-contact"));
  }

  /** Harm 6. */
  @Test
  void a_customer_who_asked_for_a_later_day_is_left_alone_until_then() {
    SPEC.given(breakthrough())
        .when(new ContactDeferred(LocalDate.of(2026, 3, 17), "call after the 16th"))
        .whenItIs("2026-03-09T09:00")
        .then(no(task("segment-contact")))
        .whenItIs("2026-03-16T09:00")
        .then(no(task("segment-contact")))
        .whenItIs("2026-03-23T09:00")
        .then(task("segment-contact"));
    SPEC.given(breakthrough())
        .when(new ContactDeferred(LocalDate.of(2026, 3, 16), "call after the 15th"))
        .whenItIs("2026-03-16T09:00")
        .then(task("segment-contact"));
  }

  @Test
  void a_cultivated_customer_gets_a_long_follow_up_and_is_contacted_each_month() {
    SPEC.given(cultivated())
        .then(
            task("nurture-plan").forRole("owner").due("2026-03-04T18:00"),
            no(task("executive-sponsor")),
            no(task("industry-brief")),
            cadence("segment-contact").due("2026-04-02T09:00"))
        .whenTimePasses(months(1))
        .then(task("segment-contact"));
  }

  @Test
  void a_watched_customer_gets_a_brief_and_is_contacted_each_quarter() {
    SPEC.given(customer("1"))
        .then(no(task("industry-brief")))
        .when(growth("new-energy", "9"))
        .then(
            task("industry-brief").forRole("marketing").due("2026-03-04T18:00"),
            no(task("nurture-plan")),
            cadence("segment-contact").due("2026-06-02T09:00"));
  }

  @Test
  void a_customer_in_no_segment_is_contacted_by_no_rhythm() {
    SPEC.given(customer("1"))
        .then(no(cadence("segment-contact")))
        .when(growth("new-energy", "9"))
        .then(cadence("segment-contact"))
        .when(growth("new-energy", "1"))
        .then(cadenceStopped("segment-contact"), no(cadence("segment-contact")));
  }

  @Test
  void with_the_segment_the_rhythm_changes_and_the_old_one_ends() {
    SPEC.given(breakthrough())
        .when(new AttributeChanged("digital-need", false))
        .then(segment("cultivate"), cadence("segment-contact").due("2026-04-02T09:00"))
        .whenTimePasses(days(7))
        .then(no(task("segment-contact")));
  }

  @Test
  void promoted_and_demoted_the_same_day_the_last_segment_counts() {
    SPEC.given(cultivated())
        .when(new AccountUpdated(account("50000000.01")), DIGITAL)
        .then(segment("breakthrough"), cadence("segment-contact").due("2026-03-09T09:00"))
        .when(new AccountUpdated(account("1")))
        .then(segment("none"), no(cadence("segment-contact")))
        .whenTimePasses(days(7))
        .then(no(task("segment-contact")));
  }

  @Test
  void a_lost_customer_gets_no_resources_and_is_contacted_no_more() {
    for (String grade : new String[] {"breakthrough", "cultivate", "watch"}) {
      SPEC.given(customer("1"))
          .when(new StageRequested("lost"))
          .when(new Overridden("tier:segment", grade, null, null))
          .thenNothing();
    }
    SPEC.given(breakthrough())
        .when(new StageRequested("lost"))
        .whenTimePasses(days(7))
        .thenNothing()
        .and(no(openTask("segment-contact")));
  }

  @Test
  void a_grade_in_another_scheme_is_no_segment() {
    for (String grade : new String[] {"breakthrough", "cultivate", "watch", "none"}) {
      SPEC.given(customer("1")).when(new Overridden("tier:other", grade, null, null)).thenNothing();
    }
  }

  @Test
  @Requirement({"E2.1", "X9"})
  void a_segment_that_a_person_set_stands() {
    SPEC.given(cultivated())
        .when(new Overridden("tier:segment", "breakthrough", null, "group contract"))
        .then(segment("breakthrough"), task("executive-sponsor"))
        .when(new AccountUpdated(account("20000000")))
        .then(
            segment("breakthrough"),
            no(rule("A cultivated customer gets a long follow-up and is contacted each month")));
  }
}
