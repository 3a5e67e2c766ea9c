package dev.sluice.examples.demo;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.Missing;
import dev.sluice.event.OfferMade;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Money;
import dev.sluice.fact.Task;
import dev.sluice.pipeline.Heading;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Requirement;
import dev.sluice.pipeline.Stage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What people hand in when a stage, a node or a task asks for it. */
final class Papers {

  private static final List<String> TALKS = List.of("call", "visit", "meeting");

  private final Year year;
  private final Habits habits;
  private final Customers customers;

  Papers(Year year, Habits habits, Customers customers) {
    this.year = year;
    this.habits = habits;
    this.customers = customers;
  }

  Money worth(String caseId) {
    return customers.worth(caseId);
  }

  boolean isTalk(Record event) {
    return event instanceof ActivityLogged activity && TALKS.contains(activity.type());
  }

  /** Of several things that complete a task, one that the pipeline knows, or else the first. */
  String choose(String caseId, List<String> several) {
    Pipeline pipeline = year.playbook(caseId).pipeline();
    return several.stream()
        .filter(one -> isDeliverable(pipeline, one) || isDocument(pipeline, one))
        .findFirst()
        .orElse(several.contains("call") ? "call" : several.get(0));
  }

  /** Hands something in by its name. */
  List<Record> handIn(String caseId, String what) {
    Pipeline pipeline = year.playbook(caseId).pipeline();
    if (what.equals(FollowUpRecorded.ACTIVITY)) {
      return List.of(new FollowUpRecorded(null, null, List.of(), null, "call again", null));
    } else if (isDeliverable(pipeline, what)) {
      return deliver(caseId, what, !habits.once(10));
    } else if (isDocument(pipeline, what)) {
      return List.of(new DocumentAttached(what, "docs/" + what));
    }
    return List.of(new ActivityLogged(what));
  }

  /** What is missing in the order people see to it: what depends on others before signatures. */
  List<Missing> inOrder(List<Missing> missing) {
    List<String> kinds = List.of("activity", "document", "approval");
    return missing.stream()
        .sorted(
            Comparator.comparingInt(
                one -> kinds.contains(one.kind()) ? kinds.indexOf(one.kind()) : kinds.size()))
        .toList();
  }

  /** Who has signed mostly orders in the days that follow. */
  void order(String caseId) {
    boolean buys = !year.playbook(caseId).pipeline().subject().equals("campaign");
    if (buys && habits.once(90)) {
      customers.takeUp(caseId);
    }
  }

  /** What somebody does about something a stage lacks; nothing where only waiting helps. */
  List<Record> supply(String caseId, Missing missing) {
    return switch (missing.kind()) {
      case "activity", "deliverable", "document" -> handIn(caseId, missing.what());
      case "heading" -> deliver(caseId, missing.what().split(":", -1)[0], true);
      case "approval" -> confirm(caseId, missing.what());
      case "rule" -> remedy(caseId, missing.what());
      default -> List.of();
    };
  }

  /** An approval follows the customer's yes; while it waits, or is refused, others act. */
  private List<Record> confirm(String caseId, String approval) {
    Approval asked = year.engine().view(caseId).facts().approval(approval);
    boolean waits = asked != null && (asked.pending() || asked.granted());
    boolean reworked = year.engine().view(caseId).facts().tasks().stream().anyMatch(this::isRework);
    return waits || reworked ? List.of() : List.of(new CustomerConfirmed());
  }

  private boolean isRework(Task task) {
    return task.pending() && task.type().endsWith("-rework");
  }

  private List<Record> remedy(String caseId, String what) {
    Facts facts = year.engine().view(caseId).facts();
    Task task = facts.task(what);
    if (task != null) {
      return task.pending() ? List.of(new TaskCompleted(what)) : List.of();
    }
    return switch (what) {
      case "signed-contract", "upsell-proposal", "renewal-form" -> deliver(caseId, what, true);
      case "customer-confirmation" -> List.of(new CustomerConfirmed());
      case "own-confirmation" -> confirm(caseId, "contract");
      case "satisfaction" -> List.of(new AttributeChanged(what, habits.number(2, 5)));
      case "score-or-use-case" -> List.of(new AttributeChanged("use-case", "several sites"));
      case "core-need-or-budget" ->
          List.of(new AttributeChanged("confirmed-need", "one view of all orders"));
      case "review-or-decision-maker" ->
          facts.approval("internal-review") == null
              ? List.of(new ActivityLogged("product-demo"))
              : List.of();
      case "review" -> List.of(Results.REVIEW);
      case "campaign-material" -> List.of(new DocumentAttached(what, "v1"));
      default -> List.of();
    };
  }

  /** A deliverable with what its standard asks for; a careless one leaves out the first heading. */
  private List<Record> deliver(String caseId, String type, boolean careful) {
    Map<String, List<String>> contents = new TreeMap<>();
    List<Heading> standard = year.playbook(caseId).pipeline().standard(type);
    for (Heading heading :
        standard.subList(careful || standard.isEmpty() ? 0 : 1, standard.size())) {
      List<String> points = new ArrayList<>();
      for (int i = 1; i <= heading.points(); i++) {
        points.add(heading.labels().en() + " " + i);
      }
      contents.put(heading.id(), points);
    }
    Record paper = new DeliverableSubmitted(type, "docs/" + type, contents);
    return type.equals("quotation") ? List.of(offer(caseId), paper) : List.of(paper);
  }

  /** An offer of what the deal is worth, some of them far below the list price. */
  OfferMade offer(String caseId) {
    Money list = customers.worth(caseId);
    int percent = habits.once(85) ? habits.number(90, 100) : habits.number(70, 84);
    BigDecimal price =
        list.amount().multiply(BigDecimal.valueOf(percent)).divide(BigDecimal.valueOf(100));
    return new OfferMade(
        list, new Money(price, list.currency()), habits.once(85) ? "30-days" : "90-days", 45);
  }

  private static boolean isDeliverable(Pipeline pipeline, String what) {
    return pipeline.stages().stream().anyMatch(it -> has(it.requires().deliverables(), what))
        || pipeline.checklist().stream().anyMatch(node -> what.equals(node.deliverable()));
  }

  private static boolean isDocument(Pipeline pipeline, String what) {
    return pipeline.stages().stream()
        .map(Stage::requires)
        .anyMatch(it -> has(it.documents(), what));
  }

  private static boolean has(List<Requirement> requirements, String what) {
    return requirements.stream().anyMatch(requirement -> requirement.id().equals(what));
  }
}
