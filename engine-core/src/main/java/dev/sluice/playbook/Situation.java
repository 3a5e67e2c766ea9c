package dev.sluice.playbook;

import dev.sluice.fact.Account;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Figure;
import dev.sluice.fact.Figures;
import dev.sluice.fact.History;
import dev.sluice.fact.Moment;
import dev.sluice.fact.Money;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Order;
import dev.sluice.fact.Purchases;
import dev.sluice.time.BusinessCalendar;
import java.util.ArrayList;
import java.util.List;

/**
 * What a policy looks at.
 *
 * @param event what happened; the facts already show what it changed
 * @param facts what the case knows
 * @param occurrence when it happened, when it was taken up and by whom it was reported
 * @param calendar the calendar that counts working time
 * @param definitions the content hash of the definitions
 */
public record Situation(
    Record event,
    Facts facts,
    Occurrence occurrence,
    BusinessCalendar calendar,
    String definitions) {

  /**
   * What the customer did lately.
   *
   * @return signals up to now, the triggering one included
   */
  public History history() {
    return new History(facts.signals(), occurrence.now(), calendar.zone());
  }

  /**
   * The moment of the step, in words.
   *
   * @return the moment
   */
  public Moment moment() {
    return new Moment(occurrence, calendar);
  }

  /**
   * The figures that were reported to the case.
   *
   * @return the figures, the triggering one included
   */
  public Figures figures() {
    List<Figure> figures = new ArrayList<>();
    for (Record kept : facts.kept()) {
      if (kept instanceof Figure figure) {
        figures.add(figure);
      }
    }
    return new Figures(figures);
  }

  /**
   * What the customer bought.
   *
   * @return the purchases, the triggering order included
   */
  public Purchases purchases() {
    List<Order> orders = new ArrayList<>();
    for (Record kept : facts.kept()) {
      if (kept instanceof Order order) {
        orders.add(order);
      }
    }
    Money stated = facts.subject() instanceof Account account ? account.annualPurchases() : null;
    return new Purchases(orders, stated, moment());
  }

  /**
   * The case the event concerns.
   *
   * @return its id
   */
  public String caseId() {
    return facts.salesCase().id();
  }
}
