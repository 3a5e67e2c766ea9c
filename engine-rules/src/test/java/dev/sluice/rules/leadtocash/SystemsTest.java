package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.PLAYBOOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.engine.SalesEngine;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CRM, ERP and marketing tool all report what happened, and each may say it twice. */
@Specification
@Requirement("A5.2")
class SystemsTest {

  private Instant now = Instant.parse("2026-03-02T01:00:00Z");
  private final SalesEngine engine =
      SalesEngine.builder().playbook(PLAYBOOK).clock(() -> now).build();

  SystemsTest() {
    engine.submit(
        Submission.of(
                "L-1",
                new LeadCaptured(Lead.of("Acme", "partner"), List.of(Contact.primary("C-1"))))
            .from("marketing", "77"));
  }

  private int entries() {
    return engine.journal("L-1").size();
  }

  @Test
  void an_event_of_one_system_is_taken_once_however_often_it_is_reported() {
    int opened = entries();
    Submission call = Submission.of("L-1", new ActivityLogged("call")).from("crm", "4711");
    engine.submit(call);
    assertThat(entries()).isEqualTo(opened + 1);
    engine.submit(call);
    now = now.plus(Duration.ofDays(1));
    engine.submit(call);
    assertThat(engine.journal("L-1"))
        .filteredOn(entry -> entry.event() instanceof ActivityLogged)
        .singleElement()
        .satisfies(entry -> assertThat(entry.eventId()).isEqualTo("crm:4711"));
  }

  @Test
  void the_same_number_of_another_system_is_another_event() {
    int opened = entries();
    ActivityLogged call = new ActivityLogged("call");
    engine.submit(Submission.of("L-1", call).from("crm", "4711"));
    engine.submit(Submission.of("L-1", call).from("erp", "4711"));
    engine.submit(Submission.of("L-1", call).from("crm", "4712"));
    assertThat(entries()).isEqualTo(opened + 3);
  }

  @Test
  void a_visit_that_the_marketing_tool_reports_twice_is_one_visit() {
    Submission visit =
        Submission.of("L-1", new SignalReceived("pricing-page", "C-1", null))
            .from("marketing", "900");
    engine.submit(visit);
    now = now.plus(Duration.ofMinutes(31));
    engine.submit(visit);
    assertThat(engine.view("L-1").facts().task("pricing-call")).isNull();
    engine.submit(
        Submission.of("L-1", new SignalReceived("pricing-page", "C-1", null))
            .from("marketing", "901"));
    assertThat(engine.view("L-1").facts().task("pricing-call")).isNotNull();
  }
}
