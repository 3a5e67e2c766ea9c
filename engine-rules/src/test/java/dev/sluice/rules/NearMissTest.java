package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.LeadCaptured;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Activity;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.playbook.Situation;
import dev.sluice.rules.internal.Probed;
import dev.sluice.rules.internal.Probed.NearMiss;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which rules would have fired but for one condition. */
class NearMissTest {

  private static final Probed SAMPLE =
      (Probed) RulePlaybooks.fromClasspath("playbooks/sample").policy();
  private static final SignalReceived PRICING = new SignalReceived("pricing-page", "c-1", null);

  @TempDir private Path folder;

  @Test
  void a_number_that_is_too_small_is_named_with_its_value() {
    Situation one = Situations.of(PRICING, Situations.visits(Situations.facts(), 1));

    assertThat(texts(SAMPLE, one))
        .containsExactly(
            "rule \"Repeated pricing visits ask for a call\": all but one hold; fails:"
                + " History(visits(\"pricing-page\", 30 days) >= 2), was 1");
    assertThat(SAMPLE.judge(one).fired()).containsExactly("Every signal is worth a tag");
  }

  @Test
  void a_rule_that_fires_missed_nothing() {
    Facts two = Situations.visits(Situations.facts(), 2);

    assertThat(texts(SAMPLE, Situations.of(PRICING, two))).isEmpty();
    assertThat(SAMPLE.judge(Situations.of(PRICING, two)).fired())
        .containsExactlyInAnyOrder(
            "Repeated pricing visits ask for a call", "Every signal is worth a tag");
  }

  @Test
  void a_rule_that_fails_by_two_conditions_is_no_near_miss() {
    Situation wrong =
        Situations.of(
            new SignalReceived("whitepaper-downloaded"),
            Situations.facts()
                .withSubject(Lead.of("Acme", "website").withIndustry("retail"))
                .with(Contact.primary("c-1", "sms")));

    assertThat(texts(SAMPLE, wrong)).isEmpty();
  }

  @Test
  void what_must_not_be_there_is_named() {
    Facts called = Situations.facts().with(new Activity("call", Situations.NOW, "rep:wang", null));

    assertThat(
            texts(
                SAMPLE,
                Situations.of(new TimerFired("case-study-unclicked", Situations.NOW), called)))
        .containsExactly(
            "rule \"Unclicked case study falls back to SMS\": all but one hold; fails: not"
                + " Activity(type == \"call\"), there is one");
  }

  @Test
  void a_fact_that_is_not_there_at_all_is_named() {
    Facts nobody =
        Facts.of(Situations.facts().salesCase())
            .withSubject(Lead.of("Acme", "website").withIndustry("manufacturing"));

    assertThat(texts(SAMPLE, Situations.of(new SignalReceived("whitepaper-downloaded"), nobody)))
        .containsExactly(
            "rule \"Whitepaper brings a matching case study\": all but one hold; fails:"
                + " Contact(primary, consents contains \"email\"), there is none");
  }

  @Test
  void a_condition_whose_guard_is_left_out_may_fail_and_then_finds_nothing() {
    Lead unknown = Lead.of("Acme", "website");
    Situation captured =
        Situations.of(new LeadCaptured(unknown), Situations.facts().withSubject(unknown));

    for (int again = 0; again < 3; again++) {
      assertThat(texts(SAMPLE, captured)).noneMatch(text -> text.contains("大客户"));
    }
    Lead partner = Lead.of("Acme", "partner");
    assertThat(
            texts(
                SAMPLE,
                Situations.of(new LeadCaptured(partner), Situations.facts().withSubject(partner))))
        .isEmpty();
  }

  @Test
  void several_facts_of_a_kind_are_near_misses_one_by_one() {
    Probed policy =
        probed(
            """
            rule "Every contact who agrees gets the case study"
            when
                SignalReceived()
                $contact : Contact($consents : consents contains "email")
            then
                decide.sendEmail($contact, "case-study");
            end
            """);
    Situation situation =
        Situations.of(
            new SignalReceived("x"), Situations.facts().with(Contact.primary("c-2", "sms")));

    assertThat(policy.judge(situation).fired()).hasSize(1);
    assertThat(texts(policy, situation))
        .containsExactly(
            "rule \"Every contact who agrees gets the case study\": all but one hold; fails:"
                + " Contact(consents contains \"email\"), was [sms]");
  }

  @Test
  void joined_facts_keep_their_variables() {
    Probed policy =
        probed(
            """
            rule "The contact who came is greeted"
            when
                SignalReceived($who : contact, contact != null)
                $contact : Contact(id == $who, consents contains "sms" || consents contains "email")
                exists Activity(type == "visit")
            then
                decide.sendEmail($contact, "case-study");
            end
            """);
    Facts visited = Situations.facts().with(new Activity("visit", Situations.NOW, null, null));

    assertThat(texts(policy, Situations.of(new SignalReceived("x", "c-1", null))))
        .containsExactly(
            "rule \"The contact who came is greeted\": all but one hold; fails: exists"
                + " Activity(type == \"visit\"), there is none");
    assertThat(texts(policy, Situations.of(new SignalReceived("x", "c-9", null), visited)))
        .containsExactly(
            "rule \"The contact who came is greeted\": all but one hold; fails: Contact(id =="
                + " $who), was c-1");
    assertThat(
            texts(
                policy,
                Situations.of(
                    new SignalReceived("x", "c-1", null), visited.with(Contact.primary("c-1")))))
        .containsExactly(
            "rule \"The contact who came is greeted\": all but one hold; fails: Contact(consents"
                + " contains \"sms\" || consents contains \"email\"), was [] and []");
  }

  @Test
  void the_conditions_of_a_rule_leave_out_its_event_and_what_every_case_has() {
    Probed policy =
        probed(
            """
            rule "A welcome"
            when
                SignalReceived(name == "pricing-page", $name : name)
                $case : SalesCase()
                Lead()
            then
                decide.tag("welcome");
            end

            rule "A choice"
            when
                SignalReceived(name == "pricing-page", content != null)
                $case : SalesCase(running, owner == null)
                not Activity()
            then
                decide.tag("choice");
            end
            """);

    assertThat(policy.conditions().get(0).conditions()).isEmpty();
    assertThat(policy.conditions().get(1).conditions())
        .containsExactly(
            "SignalReceived(content != null)",
            "SalesCase(running)",
            "SalesCase(owner == null)",
            "not Activity()");
  }

  private Probed probed(String rules) {
    return (Probed) new Loader(folder).rules(rules).load().policy();
  }

  private static List<String> texts(Probed policy, Situation situation) {
    return policy.judge(situation).nearMisses().stream().map(NearMiss::toString).toList();
  }
}
