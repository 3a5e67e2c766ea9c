package dev.sluice.examples.demo;

import dev.sluice.decision.SendMessage;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.SupportRequested;
import dev.sluice.fact.CampaignOffer;
import dev.sluice.fact.Money;
import dev.sluice.pipeline.Attribute;
import dev.sluice.playbook.Playbook;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What customers do by themselves, and how they answer. */
final class Customers {

  /** Signs that customers give seldom. */
  private static final List<String> SELDOM =
      List.of("budget-cut", "contact-left", "out-of-office", "renewal-reminder");

  private final Year year;
  private final Habits habits;
  private final Map<String, Integer> numbers = new HashMap<>();

  Customers(Year year, Habits habits) {
    this.year = year;
    this.habits = habits;
  }

  /** A customer whose case begins does something every week or two. */
  void welcome(Company.Arrival arrival) {
    numbers.put(arrival.caseId(), arrival.number());
    again(arrival.caseId(), 1, 5);
    if (habits.once(35)) {
      lookAround(arrival);
    }
    Instant soon = arrival.at().plus(Duration.ofMinutes(20));
    if (year.playbook(arrival.caseId()).pipeline().subject().equals("account")) {
      year.playbook(arrival.caseId()).pipeline().attributes().values().stream()
          .filter(attribute -> isKnown(attribute))
          .forEach(
              attribute -> {
                Record known = new AttributeChanged(attribute.id(), fromFile(attribute, arrival));
                year.plan(soon, () -> year.by(arrival.caseId(), known, "crm"));
              });
    }
  }

  /** Of an account, the end of its contract is on file, and some of the rest. */
  private boolean isKnown(Attribute attribute) {
    return attribute.id().equals("contract-ends") || habits.once(45);
  }

  private Object fromFile(Attribute attribute, Company.Arrival arrival) {
    return switch (attribute.type()) {
      case DATE -> end(arrival).toString();
      case FLAG -> habits.once(60);
      case MONEY -> Openings.money(habits.number(1, 20) * 10_000L).toString();
      case NUMBER -> habits.number(3, 5);
      case TEXT -> habits.pick(List.of("high", "rising", "low"));
    };
  }

  /** When what was agreed ends: after a year or more with a customer who is new. */
  private LocalDate end(Company.Arrival arrival) {
    LocalDate came = arrival.at().atZone(Company.SHANGHAI).toLocalDate();
    LocalDate first = LocalDate.of(2026, 2, 1);
    return came.isBefore(first)
        ? first.plusDays(habits.number(0, 450))
        : came.plusYears(1).plusDays(habits.number(0, 30));
  }

  /** A third of those who come in look at several things in their first days. */
  private void lookAround(Company.Arrival arrival) {
    String caseId = arrival.caseId();
    List<String> signals =
        year.playbook(caseId).signals().keySet().stream()
            .filter(name -> List.of("pricing-page", "inquiry", "product-inquiry").contains(name))
            .toList();
    for (int i = 0; i < 3 && !signals.isEmpty(); i++) {
      SignalReceived signal = new SignalReceived(habits.pick(signals), contact(caseId), null);
      year.plan(
          habits.awake(arrival.at(), 1, 3),
          () -> year.ended(caseId) ? null : year.by(caseId, signal, "web"));
    }
  }

  private void again(String caseId, int least, int most) {
    year.plan(
        habits.awake(later(caseId), least, most),
        () -> {
          if (year.ended(caseId)) {
            return null;
          }
          again(caseId, 4, 18);
          Record event = spontaneous(caseId);
          return event == null ? null : year.by(caseId, event, "web");
        });
  }

  private Instant later(String caseId) {
    return year.known(caseId) ? year.now() : year.arrival(caseId);
  }

  private @Nullable Record spontaneous(String caseId) {
    String contact = contact(caseId);
    int turn = habits.number(0, 99);
    if (turn < 58) {
      return signal(caseId, contact);
    } else if (turn < 66) {
      return new ActivityLogged("call", contact, "asked for news");
    } else if (turn < 73) {
      return new ObjectionRaised(habits.pick(List.of("price", "delivery", "quality")), null);
    } else if (turn < 76) {
      return new CompetitorSeen(habits.pick(List.of("Rival Soft", "Third Way")), null);
    } else if (turn < 80) {
      String ticket = "T-" + caseId + "-" + year.now().getEpochSecond() % 1_000_000;
      return new SupportRequested(ticket, habits.once(30), contact, null);
    }
    // Customers of long standing order; others are still to be won.
    return Company.sells(year.playbook(caseId).pipeline()) ? null : order(caseId);
  }

  private @Nullable Record signal(String caseId, String contact) {
    List<String> signals = new ArrayList<>(year.playbook(caseId).signals().keySet());
    List<String> seldom = signals.stream().filter(SELDOM::contains).toList();
    signals.removeAll(SELDOM);
    boolean news = !seldom.isEmpty() && habits.once(4);
    if (!news && signals.isEmpty()) {
      return null;
    }
    String name = habits.pick(news ? seldom : signals);
    boolean paper = name.startsWith("whitepaper");
    return new SignalReceived(name, contact, paper ? "manufacturing-digital-transformation" : null);
  }

  /** Four messages of ten are looked at; who holds an offer may take it up. */
  void receive(String caseId, SendMessage message) {
    if (!numbers.containsKey(caseId) || !habits.once(45)) {
      return;
    }
    Playbook playbook = year.playbook(caseId);
    boolean offered =
        year.engine().view(caseId).facts().kept().stream()
            .anyMatch(CampaignOffer.class::isInstance);
    List<String> signals =
        playbook.signals().keySet().stream()
            .filter(name -> name.endsWith(offered ? "-reply" : "clicked"))
            .toList();
    if (!signals.isEmpty()) {
      SignalReceived answer = new SignalReceived(signals.get(0), message.contact(), null);
      year.plan(
          habits.awake(year.now(), 1, 4),
          () -> year.ended(caseId) ? null : year.by(caseId, answer, "web"));
    }
    if (offered && habits.once(60)) {
      takeUp(caseId);
    }
  }

  /** A customer orders in the days that follow. */
  void takeUp(String caseId) {
    year.plan(
        habits.awake(year.now(), 3, 9),
        () -> year.lost(caseId) ? null : year.by(caseId, order(caseId), "web"));
  }

  OrderPlaced order(String caseId) {
    return new OrderPlaced("O-" + caseId + "-" + year.now().getEpochSecond() / 60, worth(caseId));
  }

  /** What the customer would spend at once. */
  Money worth(String caseId) {
    BigDecimal size = Openings.size(numbers.getOrDefault(caseId, 0));
    Money known = year.salesCase(caseId).value();
    if (known != null) {
      return known;
    }
    // A deal is worth several orders.
    int times = Company.sells(year.playbook(caseId).pipeline()) ? 4 : 1;
    long amount = size.longValue() * times * habits.number(70, 140) / 100 / 1000 * 1000;
    return Openings.money(amount);
  }

  String contact(String caseId) {
    return "C-" + (numbers.getOrDefault(caseId, 0) + 1);
  }
}
