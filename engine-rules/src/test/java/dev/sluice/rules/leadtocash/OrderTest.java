package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.openTask;

import dev.sluice.event.OrderPlaced;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Money;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("B1.7")
class OrderTest {

  private static final OrderPlaced ORDER = new OrderPlaced("O-1", Money.of("120000", "CNY"));
  private static final TaskCompleted CONFIRMED = new TaskCompleted("order-confirmation:O-1");
  private static final List<String> DEPARTMENTS =
      List.of("order-production", "order-delivery", "order-invoice");

  private static Story ordered() {
    return SPEC.given(lead().in("contract-signed")).when(ORDER);
  }

  @Test
  void the_details_of_an_order_are_confirmed_by_its_owner_within_one_business_day() {
    ordered()
        .then(
            openTask("order-confirmation:O-1").assignedTo("wang").due("2026-03-03T18:00"),
            no(task("order-production")),
            no(task("order-delivery")),
            no(task("order-invoice")));
  }

  @Test
  void an_order_reported_twice_is_confirmed_once() {
    ordered().when(CONFIRMED).when(ORDER).then(no(task("order-confirmation")));
    ordered()
        .when(new OrderPlaced("O-2", Money.of("1", "CNY")))
        .then(openTask("order-confirmation:O-2"));
  }

  @Test
  void confirmed_details_give_each_department_its_task_and_its_day() {
    ordered()
        .when(CONFIRMED)
        .then(
            openTask("order-invoice:O-1").forRole("finance").due("2026-03-05T18:00"),
            openTask("order-production:O-1").forRole("production").due("2026-03-09T18:00"),
            openTask("order-delivery:O-1").forRole("logistics").due("2026-03-11T18:00"));
  }

  @Test
  void details_confirmed_twice_give_no_second_tasks() {
    for (String department : DEPARTMENTS) {
      ordered()
          .when(CONFIRMED)
          .when(new TaskCompleted(department + ":O-1"))
          .when(CONFIRMED)
          .then(no(task(department)));
    }
  }

  @Test
  void another_task_done_confirms_no_order() {
    ordered()
        .when(new TaskCompleted("hand-over"))
        .then(no(task("order-production")), no(task("order-delivery")), no(task("order-invoice")));
  }

  @Test
  void an_order_not_confirmed_in_time_is_escalated_and_its_owner_reminded() {
    ordered()
        .whenItIs("2026-03-03T17:59")
        .then(no(notice("supervisor", "order-late")))
        .whenItIs("2026-03-03T18:00")
        .then(notice("supervisor", "order-late"), notice("wang", "order-late"));
  }

  @Test
  void each_departments_late_task_is_escalated_and_the_department_reminded() {
    ordered()
        .when(CONFIRMED)
        .whenItIs("2026-03-05T17:59")
        .then(no(notice("finance", "order-late")))
        .whenItIs("2026-03-05T18:00")
        .then(notice("finance", "order-late"), notice("supervisor", "order-late"))
        .when(new TaskCompleted("order-production:O-1"))
        .whenItIs("2026-03-09T18:00")
        .then(no(notice("production", "order-late")), no(notice("supervisor", "order-late")))
        .whenItIs("2026-03-11T18:00")
        .then(notice("logistics", "order-late"));
    ordered().when(CONFIRMED).whenItIs("2026-03-09T18:00").then(notice("production", "order-late"));
  }

  @Test
  void a_late_task_that_is_none_of_an_order_is_not_escalated_as_one() {
    SPEC.given(lead().in("contract-signed"))
        .whenItIs("2026-03-31T18:00")
        .then(no(notice("supervisor", "order-late")));
  }
}
