package dev.sluice.rules.strategicaccounts;

import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.suggestion;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.spec.Standing.tier;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.SPEC;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.account;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.breakthrough;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.cultivated;

import dev.sluice.event.AccountUpdated;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.DealValued;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.Overridden;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("E2.3")
class StrategyTest {

  private static final Expectation TIERED_QUOTE = suggestion("owner", "offer-tiered-quote");
  private static final Expectation INSTALMENTS = suggestion("owner", "offer-instalments");

  private static Expectation strategy(String name) {
    return tier("strategy", name);
  }

  private static CaseDraft priceSensitive() {
    return cultivated().attribute("price-sensitive", true);
  }

  /** All but contact itself is there; nothing was decided in it yet. */
  private static CaseDraft planned(CaseDraft draft) {
    return draft.having(
        StrategicAccounts.marketAnalysis("political", "economic", "social", "technological"),
        StrategicAccounts.competitionAnalysis(
            "rivalry", "new-entrants", "substitutes", "buyers", "suppliers"));
  }

  private static final StageRequested CONTACT = new StageRequested("contact");

  @Test
  void a_breakthrough_customer_is_won_by_technology_and_led_by_somebody_technical() {
    SPEC.given(planned(breakthrough()))
        .when(CONTACT)
        .then(
            strategy("technical"),
            task("technical-workshop").forRole("technical-support").due("2026-03-09T18:00"),
            no(task("service-plan")),
            no(TIERED_QUOTE),
            owner("wang"));
  }

  @Test
  void a_grade_in_another_scheme_is_no_strategy() {
    for (String grade : new String[] {"technical", "service", "price"}) {
      for (String value : new String[] {"1", "500000"}) {
        SPEC.given(cultivated())
            .when(new DealValued(Money.of(value, "CNY")))
            .when(new Overridden("tier:other", grade, null, null))
            .thenNothing();
      }
    }
  }

  @Test
  void any_other_customer_is_won_by_service_and_led_by_somebody_who_serves() {
    SPEC.given(planned(cultivated()))
        .when(CONTACT)
        .then(
            strategy("service"),
            task("service-plan").forRole("owner").due("2026-03-09T18:00"),
            no(task("technical-workshop")),
            owner("zhao"));
  }

  @Test
  void a_price_sensitive_customer_is_won_by_price_and_led_by_somebody_who_negotiates() {
    SPEC.given(planned(priceSensitive()))
        .when(CONTACT)
        .then(
            strategy("price"),
            TIERED_QUOTE,
            no(INSTALMENTS),
            no(task("service-plan")),
            owner("li"));
    SPEC.given(planned(cultivated().attribute("price-sensitive", false)))
        .when(CONTACT)
        .then(strategy("service"));
  }

  @Test
  void price_goes_before_technology() {
    SPEC.given(planned(breakthrough().attribute("price-sensitive", true)))
        .when(CONTACT)
        .then(strategy("price"), no(task("technical-workshop")));
  }

  @Test
  void a_customer_who_objected_to_the_price_is_won_by_price() {
    SPEC.given(planned(cultivated()).having(new ObjectionRaised("price", "too much")))
        .when(CONTACT)
        .then(strategy("price"));
    SPEC.given(planned(cultivated()).having(new ObjectionRaised("delivery", "too late")))
        .when(CONTACT)
        .then(strategy("service"));
  }

  @Test
  void half_a_million_may_be_paid_in_instalments_and_a_cent_less_gets_a_tiered_quote() {
    SPEC.given(planned(priceSensitive()).having(valued("500000.00")))
        .when(CONTACT)
        .then(INSTALMENTS, no(TIERED_QUOTE));
    SPEC.given(planned(priceSensitive()).having(valued("499999.99")))
        .when(CONTACT)
        .then(TIERED_QUOTE, no(INSTALMENTS));
  }

  private static DealValued valued(String amount) {
    return new DealValued(Money.of(amount, "CNY"));
  }

  @Test
  void while_planning_there_is_no_strategy() {
    SPEC.given(breakthrough().attribute("price-sensitive", true))
        .when(new ObjectionRaised("price", null))
        .then(
            no(strategy("price")),
            no(strategy("technical")),
            no(strategy("service")),
            no(owner("li")),
            no(owner("wang")));
  }

  @Test
  void a_lost_customer_gets_no_strategy() {
    for (CaseDraft draft :
        new CaseDraft[] {
          breakthrough(),
          cultivated(),
          priceSensitive(),
          cultivated().having(new ObjectionRaised("price", null))
        }) {
      SPEC.given(draft)
          .when(new StageRequested("lost"))
          .then(no(strategy("technical")), no(strategy("service")), no(strategy("price")));
    }
    for (String grade : new String[] {"technical", "service", "price"}) {
      SPEC.given(cultivated().having(valued("500000")))
          .when(new StageRequested("lost"))
          .when(new Overridden("tier:strategy", grade, null, null))
          .thenNothing();
    }
    SPEC.given(cultivated())
        .when(new StageRequested("lost"))
        .when(new Overridden("tier:strategy", "price", null, null))
        .thenNothing();
  }

  @Test
  void a_profile_that_changes_counts_from_the_next_stage_on() {
    SPEC.given(cultivated().in("contact"))
        .then(strategy("service"))
        .when(new AttributeChanged("price-sensitive", true))
        .then(strategy("service"), owner("zhao"))
        .when(PathTest.needs("the expected solution", "cost", "speed", "risk"))
        .when(new StageRequested("demo"))
        .then(strategy("price"), suggestion("zhao", "offer-tiered-quote"), owner("li"));
  }

  /** Harm 11. */
  @Test
  @Requirement({"E2.1", "E2.3"})
  void a_segment_that_changes_in_a_negotiation_changes_owner_and_strategy_when_the_stage_ends() {
    SPEC.given(breakthrough().in("negotiation"))
        .then(strategy("technical"), owner("wang"))
        .when(new AttributeChanged("digital-need", false))
        .then(tier("segment", "cultivate"), strategy("technical"), owner("wang"))
        .when(new StageRequested("proposal"))
        .then(stage("proposal"), strategy("service"), owner("zhao"));
    SPEC.given(cultivated().in("negotiation"))
        .then(strategy("service"), owner("zhao"))
        .when(new AccountUpdated(account("50000000.01")))
        .when(new AttributeChanged("digital-need", true))
        .then(tier("segment", "breakthrough"), strategy("service"), owner("zhao"))
        .when(new StageRequested("proposal"))
        .then(strategy("technical"), owner("wang"), task("technical-workshop"));
  }
}
