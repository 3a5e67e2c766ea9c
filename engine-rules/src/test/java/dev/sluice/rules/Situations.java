package dev.sluice.rules;

import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Signal;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.time.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Situations to try rules on. */
public final class Situations {

  public static final Instant NOW = Instant.parse("2026-03-10T02:00:00Z");

  private Situations() {}

  public static Facts facts() {
    return Facts.of(SalesCase.open("L-1", "sample", "acquired", NOW))
        .withSubject(Lead.of("Acme", "website").withIndustry("manufacturing"))
        .with(Contact.primary("c-1", "email", "sms"));
  }

  public static Situation of(Record event, Facts facts) {
    return new Situation(
        event,
        facts,
        new Occurrence(NOW, NOW, "website"),
        BusinessCalendar.mainlandChina(),
        "hash");
  }

  public static Situation of(Record event) {
    return of(event, facts());
  }

  public static Facts visits(Facts facts, int count) {
    List<Signal> signals = new ArrayList<>();
    for (int i = count; i > 0; i--) {
      signals.add(new Signal("pricing-page", NOW.minus(Duration.ofHours(i)), "c-1", null));
    }
    return facts.withSignals(signals);
  }

  /** What was proposed, in an order that does not depend on which rule fired first. */
  public static List<String> sorted(List<Proposal> proposals) {
    return proposals.stream().map(Proposal::toString).sorted().toList();
  }
}
