package dev.sluice.examples.demo;

import dev.sluice.decision.SendMessage;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.SupportRequested;
import dev.sluice.fact.CampaignOffer;
import dev.sluice.fact.Money;
import dev.sluice.fact.SalesCase;
import dev.sluice.playbook.Playbook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What customers do by themselves, and how they answer. */
final class Customers {

  /** Signs that customers give seldom. */
  private static final List<String> BAD_NEWS =
      List.of("budget-cut", "contact-left", "out-of-office");

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

  private java.time.Instant later(String caseId) {
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
    List<String> bad = signals.stream().filter(BAD_NEWS::contains).toList();
    signals.removeAll(BAD_NEWS);
    boolean worse = !bad.isEmpty() && habits.once(4);
    if (!worse && signals.isEmpty()) {
      return null;
    }
    String name = habits.pick(worse ? bad : signals);
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
        year.engine().view(caseId).facts().kept().stream().anyMatch(CampaignOffer.class::isInstance);
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
    long amount = size.longValue() * habits.number(70, 140) / 100 / 1000 * 1000;
    SalesCase salesCase = year.engine().view(caseId).facts().salesCase();
    Money known = salesCase.value();
    return known == null ? Openings.money(amount) : known;
  }

  String contact(String caseId) {
    return "C-" + (numbers.getOrDefault(caseId, 0) + 1);
  }
}
