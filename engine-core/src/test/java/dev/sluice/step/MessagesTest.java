package dev.sluice.step;

import static dev.sluice.step.Bench.all;
import static dev.sluice.step.Bench.decisions;
import static dev.sluice.step.Bench.on;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.ChooseChannel;
import dev.sluice.decision.EndJourney;
import dev.sluice.decision.Enrol;
import dev.sluice.decision.HeldMessage;
import dev.sluice.decision.HoldMessage;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.Withhold;
import dev.sluice.event.ConsentWithdrawn;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.MessageDue;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Contact;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.QuietHours;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How messages leave. The bench starts on a Monday, 09:00 in Shanghai. */
class MessagesTest {

  private static final SendMessage SMS = new SendMessage("sms", "c-1", "offer", "promotion");
  private static final Policy WRITE = on(SignalReceived.class, "Write", SMS);

  private static Bench bench(Policy policy) {
    Playbook playbook =
        Playbook.of(Pipeline.parse("p.json", Bench.STAGES), policy)
            .withQuietHours("sms", QuietHours.parse("21:00-08:00"));
    return Bench.with(playbook).opened();
  }

  private static Contact person(String zone, String... consents) {
    return Contact.primary("c-1", consents).livingIn(ZoneId.of(zone));
  }

  private static Withhold withheld(String why) {
    return new Withhold("sms", "c-1", "offer", why);
  }

  @Test
  void a_message_leaves_at_once_in_the_daytime() {
    assertThat(decisions(bench(WRITE).report(new SignalReceived("x")))).containsExactly(SMS);
  }

  @Test
  void no_message_leaves_without_consent() {
    Bench bench = bench(WRITE);
    bench.report(new ContactSaved(person("Asia/Shanghai", "email")));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .containsExactly(withheld("no consent to promotion by sms"));
  }

  @Test
  void a_message_for_the_preferred_channel_takes_the_one_a_rule_chooses_and_e_mail_without() {
    Policy write = on(SignalReceived.class, "Write", preferred("preferred"));
    Bench usual = bench(write);
    usual.report(new ContactSaved(person("Asia/Shanghai", "email", "social")));
    assertThat(decisions(usual.report(new SignalReceived("x"))))
        .containsExactly(preferred("email"));

    ChooseChannel choice = new ChooseChannel("social", "c-1", "offer");
    Bench chosen = bench(all(write, on(MessageDue.class, "Choose", choice)));
    chosen.report(new ContactSaved(person("Asia/Shanghai", "email", "social")));
    assertThat(decisions(chosen.report(new SignalReceived("x"))))
        .containsExactly(choice, preferred("social"));
    chosen.report(new ContactSaved(person("Asia/Shanghai", "email")));
    assertThat(decisions(chosen.report(new SignalReceived("x"))))
        .containsExactly(
            choice, new Withhold("social", "c-1", "offer", "no consent to promotion by social"));
  }

  @Test
  void a_channel_is_chosen_for_a_message_that_is_due_and_not_otherwise() {
    Bench bench =
        bench(on(SignalReceived.class, "Choose", new ChooseChannel("social", "c-1", "offer")));
    assertThatThrownBy(() -> bench.report(new SignalReceived("x")))
        .hasMessageContaining("chooses a channel, but no message is due");
  }

  private static SendMessage preferred(String channel) {
    return new SendMessage(channel, "c-1", "offer", "promotion");
  }

  @Test
  void a_consent_may_be_for_one_purpose_only() {
    Bench bench = bench(WRITE);
    bench.report(new ContactSaved(person("Asia/Shanghai", "sms:service")));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .containsExactly(withheld("no consent to promotion by sms"));
    bench.report(new ContactSaved(person("Asia/Shanghai", "sms:promotion")));
    assertThat(decisions(bench.report(new SignalReceived("x")))).containsExactly(SMS);
  }

  @Test
  void an_opt_out_stands_against_a_consent_that_is_saved_later() {
    Bench bench = bench(WRITE);
    bench.report(new ConsentWithdrawn("c-1", "sms", "promotion"));
    bench.report(new ContactSaved(person("Asia/Shanghai", "sms")));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .containsExactly(withheld("no consent to promotion by sms"));
  }

  @Test
  @SuppressWarnings("NullAway") // A caller without NullAway may pass null.
  void an_opt_out_names_a_contact_and_a_channel_and_may_leave_the_purpose_open() {
    assertThatThrownBy(() -> new ConsentWithdrawn(null, "sms", "promotion"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A withdrawn consent has no contact.");
    assertThatThrownBy(() -> new ConsentWithdrawn(" ", "sms", "promotion"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A withdrawn consent has no contact.");
    assertThatThrownBy(() -> new ConsentWithdrawn("c-1", null, "promotion"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("A withdrawn consent has no channel.");
    assertThat(new ConsentWithdrawn("c-1", "sms", null).promotions()).isTrue();
  }

  @Test
  void an_opt_out_of_promotions_leaves_other_messages_alone() {
    SendMessage service = new SendMessage("sms", "c-1", "receipt");
    Bench bench = bench(on(SignalReceived.class, "Write", service));
    bench.report(new ConsentWithdrawn("c-1", "sms", "promotion"));
    assertThat(decisions(bench.report(new SignalReceived("x")))).containsExactly(service);
  }

  @Test
  void one_minute_before_the_quiet_hours_a_message_leaves_and_at_their_start_it_waits() {
    Bench bench = bench(WRITE);
    bench.pass(Duration.ofHours(11).plusMinutes(59));
    assertThat(decisions(bench.report(new SignalReceived("x")))).containsExactly(SMS);
    bench.pass(Duration.ofMinutes(1));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .containsExactly(
            new HoldMessage("sms", "c-1", "offer", Instant.parse("2026-11-03T00:00:00Z")));
    assertThat(bench.pass(Duration.ofHours(11)))
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.now()).isEqualTo(Instant.parse("2026-11-03T00:00:00Z"));
              assertThat(decisions(entry)).containsExactly(SMS);
              assertThat(entry.decisions().get(0).because().rule()).isEqualTo("Write");
            });
    assertThat(bench.facts().kept()).noneMatch(HeldMessage.class::isInstance);
  }

  @Test
  void quiet_hours_are_those_of_the_contacts_own_time_zone() {
    Bench bench = bench(WRITE);
    bench.report(new ContactSaved(person("America/New_York", "sms")));
    // 09:00 in Shanghai is 20:00 on Sunday in New York; an hour later it is quiet there.
    assertThat(decisions(bench.report(new SignalReceived("x")))).containsExactly(SMS);
    bench.pass(Duration.ofHours(1));
    assertThat(decisions(bench.report(new SignalReceived("x"))))
        .containsExactly(
            new HoldMessage("sms", "c-1", "offer", Instant.parse("2026-11-02T13:00:00Z")));
  }

  @Test
  void consent_is_checked_when_the_message_leaves_and_not_when_it_was_planned() {
    Bench bench = bench(WRITE);
    bench.pass(Duration.ofHours(13));
    bench.report(new SignalReceived("x"));
    bench.report(new ConsentWithdrawn("c-1", "sms", null));
    assertThat(decisions(bench.pass(Duration.ofDays(1)).get(0)))
        .containsExactly(withheld("no consent to promotion by sms"));
  }

  @Test
  void a_rule_may_withhold_a_message_that_is_due() {
    Policy hush =
        on(
            MessageDue.class,
            "Not during talks",
            due -> List.of(new Withhold(due.channel(), due.contact(), due.template(), "talks")));
    assertThat(decisions(bench(all(WRITE, hush)).report(new SignalReceived("x"))))
        .containsExactly(withheld("talks"));
  }

  @Test
  void withholding_when_no_message_is_due_is_an_error_that_names_the_rule() {
    Bench bench = bench(on(SignalReceived.class, "Hush", withheld("talks")));
    assertThatThrownBy(() -> bench.report(new SignalReceived("x")))
        .hasMessageContainingAll("Hush", "MessageDue");
  }

  @Test
  void what_waits_for_the_morning_is_not_sent_once_its_journey_is_over() {
    Policy journey =
        all(
            on(
                SignalReceived.class,
                "Enrol",
                new Enrol("nurture", List.of(), List.of("offer"), null),
                SMS),
            on(CustomerConfirmed.class, "Goal", new EndJourney("nurture", "goal")));
    Bench bench = bench(journey);
    bench.pass(Duration.ofHours(13));
    bench.report(new SignalReceived("x"));
    bench.report(new CustomerConfirmed("c-1"));
    assertThat(bench.pass(Duration.ofDays(2))).isEmpty();
  }

  @Test
  void what_waits_for_the_morning_is_not_sent_once_the_case_is_closed() {
    Bench bench = bench(WRITE);
    bench.pass(Duration.ofHours(13));
    bench.report(new SignalReceived("x"));
    bench.report(new StageRequested("lost"));
    assertThat(bench.pass(Duration.ofDays(2))).isEmpty();
  }
}
