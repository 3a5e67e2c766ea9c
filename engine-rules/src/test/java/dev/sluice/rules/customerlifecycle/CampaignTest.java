package dev.sluice.rules.customerlifecycle;

import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.SPEC;
import static dev.sluice.rules.customerlifecycle.CustomerLifecycle.customer;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Journeys.enrolled;
import static dev.sluice.rules.spec.Standing.tier;

import dev.sluice.event.CampaignOffered;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Campaigns reach customers, and do not disturb those who talk about more. */
@Specification
class CampaignTest {

  private static final CampaignOffered OFFER =
      new CampaignOffered(
          "K-1",
          "Spring fair",
          "ten percent off",
          null,
          LocalDate.of(2026, 3, 2),
          LocalDate.of(2026, 3, 8));

  @Test
  @Requirement({"D2.1", "D3.1"})
  void a_customer_in_business_with_us_is_taken_through_a_campaign() {
    SPEC.given(customer().in("active"))
        .when(OFFER)
        .then(tier("priority", "C"), enrolled("campaign"), no(task("campaign-decision")));
  }

  @Test
  @Requirement("D3.3")
  void the_owner_is_asked_about_a_customer_who_talks_about_more_or_about_renewal() {
    for (String stage : new String[] {"expansion", "renewal"}) {
      SPEC.given(customer().attribute("satisfaction", 4).in(stage))
          .when(OFFER)
          .then(task("campaign-decision").note("Spring fair"), no(enrolled("campaign")));
    }
  }
}
