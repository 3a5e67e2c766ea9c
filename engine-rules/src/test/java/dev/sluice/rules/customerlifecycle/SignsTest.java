package dev.sluice.rules.customerlifecycle;

import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.SPEC;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.account;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.cny;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.customer;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.order;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.cancelledTask;
import static dev.sluice.rules.spec.Standing.openTask;
import static dev.sluice.rules.spec.Standing.score;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.event.AccountUpdated;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.SignalReceived;
import dev.sluice.fact.Account;
import dev.sluice.fact.Contact;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What value, growth and standing rest on, and the grades A, B and C that follow. */
@Specification
class SignsTest {

  private static final SignalReceived TALK = new SignalReceived("customer-interaction");

  private static CaseDraft company(String revenue) {
    return CaseDraft.caseAbout("A-1", large(revenue)).contacts(Contact.primary("C-1", "email"));
  }

  private static Account large(String revenue) {
    return new Account(
        "Acme", "manufacturing", "east", 120, cny(revenue), null, LocalDate.of(2025, 11, 2));
  }

  @Test
  @Requirement("A4.1")
  void purchases_of_a_hundred_thousand_a_year_are_a_sign_of_value() {
    SPEC.given(customer("100000", "2025-11-02")).then(score("value.purchases", 1));
    SPEC.given(customer("99999.99", "2025-11-02")).then(no(score("value.purchases", 1)));
  }

  @Test
  @Requirement("A4.1")
  void a_sign_of_value_that_is_gone_counts_no_longer() {
    SPEC.given(customer("100000", "2025-11-02"))
        .then(no(rule("A sign of value that is gone counts no longer")))
        .when(new AccountUpdated(account("99999.99", "2025-11-02")))
        .then(score("value.purchases", 0));
  }

  @Test
  @Requirement("A4.1")
  void a_margin_of_twenty_percent_is_a_sign_of_value() {
    SPEC.given(customer().attribute("profit-margin", 20))
        .whenItIs("2026-03-03T09:00")
        .then(score("value.profit", 1));
    SPEC.given(customer().attribute("profit-margin", 19.9))
        .whenItIs("2026-03-03T09:00")
        .then(no(score("value.profit", 1)));
  }

  @Test
  @Requirement("A4.1")
  void the_fourth_order_in_twelve_months_is_a_sign_of_value() {
    SPEC.given(customer().having(order("O-1", "10"), order("O-2", "10")))
        .when(order("O-3", "10"))
        .then(no(score("value.frequency", 1)))
        .when(order("O-4", "10"))
        .then(score("value.frequency", 1), no(score("value.order", 1)))
        .whenItIs("2027-03-02T09:00")
        .then(score("value.frequency", 1))
        .whenItIs("2027-03-03T09:00")
        .then(score("value.frequency", 0));
  }

  @Test
  @Requirement("A4.1")
  void orders_of_thirty_thousand_on_average_are_a_sign_of_value() {
    SPEC.given(customer())
        .when(order("O-1", "29999.99"))
        .then(no(score("value.order", 1)))
        .when(order("O-2", "30000.01"))
        .then(score("value.order", 1));
  }

  @Test
  @Requirement("A4.1")
  void a_rising_industry_is_a_sign_of_growth_and_a_stable_one_is_not() {
    SPEC.given(customer().attribute("industry-trend", "rising"))
        .whenItIs("2026-03-03T09:00")
        .then(score("growth.industry", 1))
        .when(new AttributeChanged("industry-trend", "stable"))
        .whenItIs("2026-03-04T09:00")
        .then(score("growth.industry", 0));
    SPEC.given(customer().attribute("industry-trend", "stable"))
        .whenItIs("2026-03-03T09:00")
        .then(
            no(score("growth.industry", 1)),
            no(rule("A sign of growth that is gone counts no longer")));
  }

  @Test
  @Requirement("A4.1")
  void three_product_lines_are_deep_cooperation_and_two_are_not() {
    SPEC.given(customer().attribute("product-lines", 3))
        .whenItIs("2026-03-03T09:00")
        .then(score("growth.cooperation", 1));
    SPEC.given(customer().attribute("product-lines", 2))
        .whenItIs("2026-03-03T09:00")
        .then(no(score("growth.cooperation", 1)));
  }

  @Test
  @Requirement("A4.1")
  void three_interactions_in_three_months_are_lively_and_two_are_not() {
    SPEC.given(customer().having(TALK, TALK))
        .whenItIs("2026-03-03T09:00")
        .then(no(score("growth.interaction", 1)))
        .when(TALK)
        .whenItIs("2026-03-04T09:00")
        .then(score("growth.interaction", 1))
        .whenItIs("2026-06-02T09:00")
        .then(score("growth.interaction", 1))
        .whenItIs("2026-06-03T09:00")
        .then(score("growth.interaction", 0));
  }

  @Test
  @Requirement("B1.1")
  void power_repurchase_and_influence_make_an_a_customer_whose_resources_are_planned_first() {
    SPEC.given(company("10000000").attribute("influence", "high"))
        .when(order("O-1", "10"), order("O-2", "10"))
        .then(tier("grade", "B"), openTask("resource-plan:B").due("2026-03-09T18:00"))
        .when(order("O-3", "10"))
        .then(
            tier("grade", "A"),
            openTask("resource-plan:A").forRole("sales-manager").due("2026-03-03T18:00"),
            cancelledTask("resource-plan:B"));
    SPEC.given(company("10000000").attribute("influence", "high"))
        .when(order("O-1", "10"), order("O-2", "10"), order("O-3", "10"))
        .when(order("O-4", "10"))
        .then(tier("grade", "A"), no(task("resource-plan")), openTask("resource-plan:A"));
  }

  @Test
  @Requirement("B1.1")
  void two_of_the_three_make_a_b_customer_and_one_a_c_customer() {
    SPEC.given(company("10000000"))
        .then(tier("grade", "C"), no(openTask("resource-plan:B")))
        .when(new AttributeChanged("influence", "high"))
        .whenItIs("2026-03-03T09:00")
        .then(tier("grade", "B"), score("standing.influence", 1))
        .when(new AttributeChanged("influence", "medium"))
        .whenItIs("2026-03-04T09:00")
        .then(tier("grade", "C"), score("standing.influence", 0), cancelledTask("resource-plan:B"));
  }

  @Test
  @Requirement("B1.1")
  void a_revenue_a_cent_below_ten_million_is_no_purchasing_power() {
    SPEC.given(company("9999999.99"))
        .then(no(score("standing.power", 1)), no(rule("A standing that is gone counts no longer")))
        .when(new AccountUpdated(large("10000000")))
        .then(score("standing.power", 1))
        .when(new AccountUpdated(large("9999999.99")))
        .then(score("standing.power", 0));
  }

  @Test
  @Requirement("B1.1")
  void the_third_order_is_repurchase_and_an_a_customer_who_stops_ordering_falls() {
    SPEC.given(company("10000000").attribute("influence", "high"))
        .when(order("O-1", "10"), order("O-2", "10"))
        .then(no(score("standing.repurchase", 1)))
        .when(order("O-3", "10"))
        .then(score("standing.repurchase", 1), tier("grade", "A"))
        .whenItIs("2027-03-03T09:00")
        .then(tier("grade", "B"), cancelledTask("resource-plan:A"));
  }

  @Test
  @Requirement("B1.1")
  void the_grade_is_no_tier_and_the_tier_no_grade() {
    SPEC.given(customer("500000", "2020-01-01"))
        .then(tier("tier", "strategic"), tier("grade", "C"));
    SPEC.given(company("10000000").attribute("influence", "high"))
        .when(order("O-1", "10"), order("O-2", "10"), order("O-3", "10"))
        .then(tier("grade", "A"), tier("tier", "normal"));
  }
}
