package dev.sluice.rules.customerlifecycle;

import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.SPEC;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.account;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.customer;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.order;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.rule;
import static dev.sluice.rules.spec.Standing.tag;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.event.AccountUpdated;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import org.junit.jupiter.api.Test;

/** Strategic before key before potential before normal, at the boundaries. */
@Specification
@Requirement("A4.2")
class TierTest {

  private static final SignalReceived INQUIRY = new SignalReceived("product-inquiry");

  @Test
  void half_a_million_a_year_for_two_years_is_strategic() {
    SPEC.given(customer("500000.00", "2024-03-02"))
        .then(tier("tier", "strategic"), tag("high-value"), tag("high-loyalty"));
  }

  @Test
  void a_cent_less_is_key() {
    SPEC.given(customer("499999.99", "2024-03-02"))
        .then(tier("tier", "key"), no(tag("high-value")), no(tag("high-loyalty")));
  }

  @Test
  void two_years_less_a_day_is_key_and_strategic_after_the_next_night() {
    SPEC.given(customer("500000.00", "2024-03-03"))
        .then(tier("tier", "key"))
        .whenItIs("2026-03-03T08:59")
        .thenNothing()
        .whenItIs("2026-03-03T09:00")
        .then(tier("tier", "strategic"), no(tag("high-intent")));
  }

  @Test
  void an_unknown_beginning_is_not_two_years() {
    SPEC.given(customer("500000.00", null)).then(tier("tier", "key"));
  }

  @Test
  void two_hundred_thousand_a_year_is_key_and_a_cent_less_is_normal() {
    SPEC.given(customer("200000.00", "2020-01-01")).then(tier("tier", "key"));
    SPEC.given(customer("199999.99", "2020-01-01")).then(tier("tier", "normal"));
  }

  @Test
  void what_the_account_states_counts_until_orders_are_known_for_a_year() {
    SPEC.given(customer("900000", "2020-01-01"))
        .when(order("O-1", "100"))
        .then(tier("tier", "strategic"))
        .whenItIs("2027-03-02T09:00")
        .when(order("O-2", "100"))
        .then(tier("tier", "strategic"))
        .whenMinutesPass(1)
        .when(order("O-3", "100"))
        .then(tier("tier", "normal"));
  }

  @Test
  void orders_of_the_year_add_up_to_the_cent() {
    SPEC.given(customer(null, "2020-01-01"))
        .when(order("O-1", "199999.99"))
        .then(tier("tier", "normal"))
        .when(order("O-2", "0.01"))
        .then(tier("tier", "key"))
        .when(order("O-3", "299999.99"))
        .then(tier("tier", "key"))
        .when(order("O-4", "0.01"))
        .then(tier("tier", "strategic"));
  }

  @Test
  void an_order_counts_for_twelve_months_to_the_minute() {
    SPEC.given(customer())
        .when(order("O-1", "200000"))
        .then(tier("tier", "key"))
        .whenItIs("2027-03-02T09:00")
        .when(INQUIRY)
        .then(tier("tier", "key"))
        .whenMinutesPass(1)
        .when(INQUIRY)
        .then(tier("tier", "potential"));
  }

  @Test
  void two_inquiries_in_three_months_are_potential() {
    SPEC.given(customer())
        .then(tier("tier", "normal"))
        .when(INQUIRY)
        .then(tier("tier", "normal"))
        .whenItIs("2026-06-02T09:00")
        .when(INQUIRY)
        .then(tier("tier", "potential"), tag("high-intent"), tag("new-contact"));
  }

  @Test
  void the_second_one_minute_outside_is_not() {
    SPEC.given(customer())
        .when(INQUIRY)
        .whenItIs("2026-06-02T09:01")
        .when(INQUIRY)
        .then(tier("tier", "normal"), no(tag("high-intent")));
  }

  @Test
  void another_signal_is_no_inquiry() {
    SPEC.given(customer())
        .when(INQUIRY)
        .then(rule("A product inquiry has the customer graded anew"))
        .when(new SignalReceived("customer-interaction"))
        .thenNothing();
  }

  @Test
  void a_key_customer_who_asks_twice_stays_key() {
    SPEC.given(customer("200000", "2020-01-01")).when(INQUIRY, INQUIRY).then(tier("tier", "key"));
  }

  @Test
  void inquiries_that_grow_old_make_the_customer_normal_in_the_night_and_take_the_marks_off() {
    SPEC.given(customer())
        .when(INQUIRY, INQUIRY)
        .then(tier("tier", "potential"))
        .whenItIs("2026-06-02T09:00")
        .then(tier("tier", "potential"))
        .whenItIs("2026-06-03T09:00")
        .then(tier("tier", "normal"), no(tag("high-intent")), no(tag("new-contact")));
  }

  @Test
  void news_about_the_customer_grades_anew_at_once() {
    SPEC.given(customer("199999.99", "2020-01-01"))
        .when(new AccountUpdated(account("200000", "2020-01-01")))
        .then(tier("tier", "key"));
  }

  @Test
  void a_former_customer_is_graded_no_more() {
    SPEC.given(customer("199999.99", "2020-01-01"))
        .when(new StageRequested("former"))
        .whenMinutesPass(1)
        .when(new AccountUpdated(account("200000", "2020-01-01")), INQUIRY, INQUIRY)
        .thenNothing()
        .whenItIs("2026-03-08T09:00")
        .thenNothing()
        .when(order("O-1", "900000"))
        .then(
            tier("tier", "normal"),
            no(rule("An order has the customer graded anew")),
            no(rule("An order ends the question for it and starts the wait for the next one")));
  }

  @Test
  void nobody_is_graded_on_a_holiday_but_on_the_make_up_saturday() {
    SPEC.startingAt("2026-02-13T09:00")
        .given(customer("500000.00", "2024-02-14"))
        .then(tier("tier", "key"))
        .whenItIs("2026-02-14T09:00")
        .then(tier("tier", "strategic"));
    SPEC.startingAt("2026-02-14T09:00")
        .given(customer("500000.00", "2024-02-15"))
        .then(tier("tier", "key"))
        .whenItIs("2026-02-24T08:59")
        .thenNothing()
        .whenItIs("2026-02-24T09:00")
        .then(tier("tier", "strategic"));
  }

  @Test
  @Requirement("A4.1")
  void a_customer_of_whom_nothing_is_known_is_normal() {
    SPEC.given(customer(null, null)).then(tier("tier", "normal"), tier("grade", "C"));
  }
}
