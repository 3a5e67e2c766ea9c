package dev.sluice.examples.demo;

import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.ExceptionNoted;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.event.OfferMade;
import dev.sluice.event.ReviewRecorded;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Money;
import dev.sluice.fact.Task;
import dev.sluice.pipeline.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What comes of a task besides that it is done, by what the task is about. */
final class Results {

  /** What the review of a campaign found. */
  static final ReviewRecorded REVIEW =
      new ReviewRecorded(
          List.of("visits brought most orders"),
          List.of("materials came late"),
          List.of("the printer was booked late"),
          List.of("book the printer at the kick-off"));

  private static final String ENDS = "contract-ends";

  private final Year year;
  private final Habits habits;
  private final Customers customers;

  Results(Year year, Habits habits, Customers customers) {
    this.year = year;
    this.habits = habits;
    this.customers = customers;
  }

  List<Record> of(String caseId, Task task) {
    List<Record> events = new ArrayList<>();
    switch (task.type()) {
      case "complete-file" -> fill(events, caseId, String.valueOf(task.note()));
      case "return-visit", "satisfaction-survey", "quarterly-visit" ->
          set(events, caseId, "satisfaction", habits.once(12) ? 2 : habits.number(4, 5));
      case "recovery" -> set(events, caseId, "satisfaction", habits.once(80) ? 4 : 2);
      case "renewal-talk" -> renew(events, caseId, 85);
      case "rescue-plan" -> renew(events, caseId, 75);
      case "upsell-proposal" -> {
        events.add(new DeliverableSubmitted("upsell-proposal", "docs/upsell-proposal"));
        order(caseId, 60);
      }
      case "offer-rework" -> {
        Money list = customers.worth(caseId);
        events.add(new OfferMade(list, list, "30-days", 45));
      }
      case "offer-decision" ->
          events.add(new ApprovalDecided("offer", Approval.State.GRANTED, null));
      case "repurchase-call" -> order(caseId, 40);
      case "campaign-call", "campaign-visit" -> order(caseId, 30);
      case "lag-cause" ->
          events.add(
              new ExceptionNoted(
                  String.valueOf(task.note()),
                  habits.pick(List.of("the customer was away", "waiting for the price list"))));
      case "backup-contact-search" ->
          events.add(
              new ContactSaved(
                  Contact.primary(customers.contact(caseId) + "b", "email")
                      .asPrimary(false)
                      .named("Successor of " + customers.contact(caseId))));
      case "review-meeting" -> events.add(REVIEW);
      default -> {
        // Most tasks only have to be done.
      }
    }
    return events;
  }

  /** What somebody writes down after a talk: now and then a need, a promise, a next step. */
  Record record(String caseId) {
    LocalDate today = year.now().atZone(Company.SHANGHAI).toLocalDate();
    String need = habits.once(12) ? habits.pick(List.of("a second line", "faster delivery")) : null;
    List<Promise> promises =
        habits.once(12)
            ? List.of(new Promise("send references", today.plusDays(habits.number(3, 8))))
            : List.of();
    LocalDate on = habits.once(15) ? today.plusDays(habits.number(4, 10)) : null;
    return new FollowUpRecorded(need, null, promises, null, "call again", on);
  }

  private void fill(List<Record> events, String caseId, String fields) {
    for (String field : fields.split(", ", -1)) {
      if (field.equals("decision-maker")) {
        Facts facts = year.engine().view(caseId).facts();
        facts.contacts().stream()
            .filter(Contact::primary)
            .findFirst()
            .ifPresent(contact -> events.add(new ContactSaved(contact.deciding())));
      } else {
        Attribute attribute = year.playbook(caseId).pipeline().attributes().get(field);
        if (attribute != null) {
          events.add(new AttributeChanged(field, value(caseId, attribute)));
        }
      }
    }
  }

  private Object value(String caseId, Attribute attribute) {
    LocalDate today = year.now().atZone(Company.SHANGHAI).toLocalDate();
    Money worth = customers.worth(caseId);
    return switch (attribute.type()) {
      case DATE -> today.plusDays(habits.number(20, 60)).toString();
      case FLAG -> true;
      case MONEY -> worth.toString();
      case NUMBER -> habits.number(1, 5);
      case TEXT -> habits.pick(List.of("known", "department head, then board", "one competitor"));
    };
  }

  private void renew(List<Record> events, String caseId, int inHundred) {
    Facts facts = year.engine().view(caseId).facts();
    LocalDate ends = facts.salesCase().date(ENDS);
    if (ends != null && habits.once(inHundred)) {
      events.add(new DeliverableSubmitted("renewal-form", "docs/renewal-form"));
      set(events, caseId, ENDS, ends.plusYears(1).toString());
    }
  }

  private void set(List<Record> events, String caseId, String name, Object value) {
    Map<String, Attribute> declared = year.playbook(caseId).pipeline().attributes();
    if (declared.containsKey(name)) {
      events.add(new AttributeChanged(name, value));
    }
  }

  private void order(String caseId, int inHundred) {
    if (habits.once(inHundred)) {
      customers.takeUp(caseId);
    }
  }
}
