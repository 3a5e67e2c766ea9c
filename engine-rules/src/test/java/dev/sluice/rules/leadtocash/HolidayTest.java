package dev.sluice.rules.leadtocash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.LeadCaptured;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Harm 1: forty leads arrive before the seven-day holiday of October 2026. */
@Specification
@Requirement({"A2.2", "E4.1", "C3.1", "X4"})
class HolidayTest {

  private static final Set<String> OVERDUE = Set.of("first-contact-overdue");

  private final Office office = new Office("2026-09-30T17:00");

  @Test
  void harm_1_nothing_escalates_in_the_holiday_and_on_return_there_is_one_digest() {
    for (int lead = 0; lead < 40; lead++) {
      office.submit(
          "L-" + lead,
          new LeadCaptured(
              Lead.of("Company " + lead, "partner"), List.of(Contact.primary("C-" + lead))));
      office.passMinutes(1);
    }

    office.passTo("2026-10-08T08:59");
    assertThat(office.look().digests()).as("escalated before or in the holiday").isEmpty();
    assertThat(office.alerts()).as("escalated before or in the holiday").isEmpty();

    office.passTo("2026-10-08T10:00");
    Office.Lists morning = office.look();
    assertThat(morning.to("supervisor", "in-app", 40)).containsExactly(Set.of("stage-overdue"));
    assertThat(morning.to("supervisor", "email", 40)).containsExactly(Set.of("stage-overdue"));
    assertThat(morning.to("sales-manager", "email", 40)).containsExactly(Set.of("stage-overdue"));
    assertThat(morning.to("wang", "in-app", 40)).isEmpty();

    office.passTo("2026-10-08T18:00");
    Office.Lists evening = office.look();
    assertThat(evening.to("supervisor", "email", 40)).containsExactly(OVERDUE);
    assertThat(evening.to("supervisor", "in-app", 40)).containsExactly(OVERDUE);
    assertThat(evening.to("wang", "in-app", 40)).containsExactly(OVERDUE);

    office.passTo("2026-10-09T09:00");
    assertThat(office.look().to("supervisor", "in-app", 40))
        .containsExactly(Set.of("lead-incomplete"));
    office.passTo("2026-10-12T18:00");
    assertThat(office.look().to("supervisor", "in-app", 40)).contains(Set.of("lagging"));
    assertThat(office.alerts()).as("alerts beside the lists").isEmpty();
  }
}
