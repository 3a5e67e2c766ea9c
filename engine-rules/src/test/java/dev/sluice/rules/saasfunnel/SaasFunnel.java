package dev.sluice.rules.saasfunnel;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Reported.reported;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.Overridden;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Team;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;

/** The playbook under specification, loaded once for all specs. */
final class SaasFunnel {

  static final Playbook PLAYBOOK = RulePlaybooks.fromClasspath("playbooks/saas-funnel");

  /** A team of one, so that every case has an owner. */
  static final PipelineSpec SPEC =
      PipelineSpec.of(PLAYBOOK).team(Team.of("sales", rep("wang")).supervisedBy("chen"));

  private SaasFunnel() {}

  /** A case that passes every gate up to the signature, whatever stage it starts in. */
  static CaseDraft likely() {
    return lead()
        .contacts(Contact.primary("C-1", "email", "sms").deciding())
        .attribute("use-case", "one place for all orders")
        .attribute("confirmed-need", "orders by mobile phone")
        .having(new DocumentAttached("payment-record"));
  }

  /** What a rep thinks the chance to win is. */
  static Record rated(int percent) {
    return reported(new Overridden("probability", String.valueOf(percent), null, "estimate"))
        .by("rep:wang");
  }

  static ActivityLogged did(String activity) {
    return new ActivityLogged(activity);
  }

  static DeliverableSubmitted handedIn(String deliverable) {
    return new DeliverableSubmitted(deliverable);
  }
}
