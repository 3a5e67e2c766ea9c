package dev.sluice.rules.customerlifecycle;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.caseAbout;

import dev.sluice.event.OrderPlaced;
import dev.sluice.fact.Account;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Money;
import dev.sluice.fact.Team;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The playbook under specification, and the customers its specs tell of. */
final class CustomerLifecycle {

  static final Playbook PLAYBOOK = RulePlaybooks.fromClasspath("playbooks/customer-lifecycle");

  /** A team for everybody and one for strategic customers. */
  static final PipelineSpec SPEC =
      PipelineSpec.of(PLAYBOOK)
          .team(Team.of("sales", rep("wang")).supervisedBy("chen"))
          .team(
              Team.of(
                      "key-accounts",
                      rep("zhao").serves("strategic"),
                      rep("zhou").serves("strategic"))
                  .supervisedBy("chen"));

  private CustomerLifecycle() {}

  /** A customer since a day, who says how much they buy a year. */
  static Account account(@Nullable String yearly, @Nullable String since) {
    return new Account(
        "Acme",
        "manufacturing",
        "east",
        120,
        null,
        yearly == null ? null : cny(yearly),
        since == null ? null : LocalDate.parse(since));
  }

  static Money cny(String amount) {
    return Money.of(amount, "CNY");
  }

  static OrderPlaced order(String id, String amount) {
    return new OrderPlaced(id, cny(amount));
  }

  /** Case A-1 about the customer, with one contact who agreed to e-mail and SMS. */
  static CaseDraft customer(@Nullable String yearly, @Nullable String since) {
    return caseAbout("A-1", account(yearly, since))
        .contacts(Contact.primary("C-1", "email", "sms"));
  }

  /** A customer of whom nothing speaks. */
  static CaseDraft customer() {
    return customer(null, "2025-11-02");
  }
}
