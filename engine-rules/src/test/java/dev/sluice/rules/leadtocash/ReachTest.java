package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.email;
import static dev.sluice.rules.spec.Expectation.message;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.requirement;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Journeys.withheld;
import static dev.sluice.rules.spec.Standing.openTask;

import dev.sluice.event.ContactSaved;
import dev.sluice.event.SignalReceived;
import dev.sluice.fact.Contact;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import dev.sluice.time.Budget;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("B1.2")
class ReachTest {

  private static final Contact PERSON = Contact.primary("C-1", "email", "social", "sms", "wechat");

  @Test
  void young_people_are_reached_on_social_media() {
    reached(PERSON.among("young"))
        .then(message("social", "value-general"), no(email("value-general")));
  }

  @Test
  void business_people_are_reached_by_e_mail() {
    reached(PERSON.among("business"))
        .then(email("value-general"), requirement("B1.2"), no(message("social", "value-general")));
  }

  @Test
  void people_of_whom_nothing_is_known_are_reached_by_e_mail_too() {
    reached(PERSON).then(email("value-general"), no(requirement("B1.2")));
    reached(PERSON.among("students")).then(email("value-general"), no(requirement("B1.2")));
  }

  @Test
  void a_stated_preference_always_wins() {
    reached(PERSON.among("young").preferring("wechat"))
        .then(message("wechat", "value-general"), no(message("social", "value-general")));
    reached(PERSON.among("business").preferring("wechat"))
        .then(message("wechat", "value-general"), no(email("value-general")));
  }

  @Test
  @Requirement({"B1.2", "A6.1"})
  void a_channel_the_person_did_not_agree_to_is_not_used_however_preferred() {
    reached(Contact.primary("C-1", "email").among("young"))
        .then(withheld("value-general"), no(email("value-general")));
    reached(Contact.primary("C-1", "email").preferring("wechat"))
        .then(withheld("value-general"), no(message("wechat", "value-general")));
  }

  @Test
  void who_prefers_to_talk_is_talked_to_in_place_of_a_message() {
    reached(PERSON.preferring("phone"))
        .then(
            withheld("value-general"),
            task("talk-instead").note("value-general").due("2026-03-04T18:00"),
            no(email("value-general")));
    reached(PERSON.preferring("wechat")).then(no(task("talk-instead")));
    reached(PERSON).then(no(task("talk-instead")));
  }

  @Test
  void a_message_made_for_one_channel_takes_that_one() {
    SPEC.given(lead().contacts(PERSON.among("young").preferring("wechat")))
        .when(
            new SignalReceived(
                "whitepaper-downloaded", "C-1", "manufacturing-digital-transformation"))
        .then(email("general-case-study"), no(openTask("talk-instead:general-case-study")))
        .and(no(message("wechat", "general-case-study")));
  }

  @Test
  void the_preference_of_another_person_does_not_matter() {
    SPEC.given(lead().contacts(PERSON))
        .when(new ContactSaved(colleague("C-2").among("young")))
        .when(new ContactSaved(colleague("C-3").preferring("phone")))
        .when(new ContactSaved(colleague("C-4").among("business")))
        .whenTimePasses(Budget.days(7))
        .then(email("discovery-general"), no(requirement("B1.2")));
  }

  private static Contact colleague(String id) {
    return Contact.primary(id, "email").asPrimary(false);
  }

  private static Story reached(Contact contact) {
    return SPEC.given(lead().contacts(contact));
  }
}
