package dev.sluice.rules.leadtocash;

import static dev.sluice.fact.Rep.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Digest;
import dev.sluice.decision.Notify;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Team;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Harm 1: forty leads arrive before the seven-day holiday of October 2026. */
@Specification
@Requirement({"A2.2", "X4"})
class HolidayTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private Instant now = at("2026-09-30T17:00");
  private final List<Notify> alerts = new ArrayList<>();
  private final List<Digest> digests = new ArrayList<>();
  private final SalesEngine engine =
      SalesEngine.builder()
          .playbook(LeadToCash.PLAYBOOK)
          .team(Team.of("sales", rep("wang")).supervisedBy("chen"))
          .on(Notify.class, (notice, delivery) -> heard(notice))
          .on(Digest.class, (digest, delivery) -> digests.add(digest))
          .clock(() -> now)
          .build();

  @Test
  void harm_1_nothing_escalates_in_the_holiday_and_on_return_there_is_one_digest() {
    for (int lead = 0; lead < 40; lead++) {
      pass(at("2026-09-30T17:00").plusSeconds(60L * lead));
      engine.submit(
          Submission.of(
              "L-" + lead,
              new LeadCaptured(
                  complete("Company " + lead), List.of(Contact.primary("C-" + lead)))));
    }

    pass(at("2026-10-08T08:59"));
    assertThat(alerts).as("escalated before or in the holiday").isEmpty();
    assertThat(digests).as("escalated before or in the holiday").isEmpty();

    pass(at("2026-10-08T18:00"));
    for (String overdue : List.of("stage-overdue", "first-contact-overdue")) {
      assertThat(about(overdue, "supervisor", "email")).hasSize(1);
      assertThat(about(overdue, "supervisor", "in-app")).hasSize(1);
    }
    assertThat(about("stage-overdue", "sales-manager", "email")).hasSize(1);
    assertThat(about("first-contact-overdue", "wang", "in-app")).hasSize(1);
    assertThat(digests).allSatisfy(digest -> assertThat(digest.notices()).hasSize(40));
    assertThat(alerts).isEmpty();
  }

  private static Lead complete(String company) {
    return new Lead(company, "partner", "retail", "east", 20, null, "other", List.of());
  }

  /** What lags behind the plan is told apart, see E4.1. */
  private void heard(Notify notice) {
    if (!notice.template().equals("lagging")) {
      alerts.add(notice);
    }
  }

  private List<Digest> about(String template, String to, String channel) {
    return digests.stream()
        .filter(digest -> digest.to().equals(to) && digest.channel().equals(channel))
        .filter(digest -> digest.notices().get(0).what().template().equals(template))
        .toList();
  }

  private void pass(Instant target) {
    for (Instant next = engine.nextDue();
        next != null && !next.isAfter(target);
        next = engine.nextDue()) {
      now = next.isAfter(now) ? next : now;
      engine.tick();
    }
    now = target;
    engine.tick();
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }
}
