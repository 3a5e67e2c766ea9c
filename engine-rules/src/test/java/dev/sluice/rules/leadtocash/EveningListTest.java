package dev.sluice.rules.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.LeadCaptured;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Harm 4: six calls on a fair day, with six customers. */
@Specification
@Requirement({"B1.3", "C3.3"})
class EveningListTest {

  private final Office office = new Office("2026-03-02T09:00");

  @Test
  void harm_4_six_calls_with_six_customers_are_one_list_in_the_evening() {
    for (int lead = 1; lead <= 6; lead++) {
      office.submit(
          "L-" + lead,
          new LeadCaptured(Lead.of("Company " + lead, "fair"), List.of(Contact.primary("C-1"))));
      office.passMinutes(30);
      office.submit("L-" + lead, new ActivityLogged(lead == 6 ? "call-attempt" : "call"));
    }

    office.passTo("2026-03-02T18:29");
    assertThat(office.look().to("wang", "in-app", 5)).isEmpty();

    office.passTo("2026-03-02T18:30");
    assertThat(office.look().to("wang", "in-app", 5)).containsExactly(Set.of("write-up-due"));
    assertThat(office.alerts()).isEmpty();
  }
}
