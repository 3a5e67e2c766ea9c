package dev.sluice.examples.demo;

import static dev.sluice.fact.Rep.rep;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.CaseOpened;
import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DealValued;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.SupportRequested;
import dev.sluice.fact.Account;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.Team;
import dev.sluice.pipeline.Attribute;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A small company that works by one playbook: who it sells to, and what customers do by themselves.
 */
final class Company {

  static final int CASES = 200;
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final List<String> NAMES =
      List.of("Hua Xin", "Jin Feng", "Lan Hai", "Tian Cheng", "Yun Shan", "Bei Dou", "Dong Fang");
  private static final List<String> TRADES =
      List.of("Machinery", "Textiles", "Foods", "Logistics", "Electronics");
  private static final List<String> INDUSTRIES =
      List.of("manufacturing", "retail", "logistics", "finance");
  private static final List<String> REGIONS = List.of("east", "north", "south");
  private static final List<String> CHANNELS = List.of("website", "social", "partner");
  private static final List<String> PAINS = List.of("cost", "quality", "delivery", "speed");

  private final String id;
  private final Playbook playbook;

  private Company(String id) {
    this.id = id;
    this.playbook = RulePlaybooks.fromClasspath("playbooks/" + id);
  }

  /** The company that works by a shipped playbook. */
  static Company workingBy(String playbook) {
    return new Company(playbook);
  }

  List<Playbook> playbooks() {
    return List.of(playbook);
  }

  Team team() {
    return Team.of(
            "sales",
            rep("wang").weight(2).goodAt("technical"),
            rep("li").goodAt("negotiation"),
            rep("chen").goodAt("technical", "negotiation"))
        .supervisedBy("zhao");
  }

  Instant begins() {
    return day(LocalDate.of(2026, 1, 5));
  }

  Instant ends() {
    return day(LocalDate.of(2027, 1, 1));
  }

  static Instant day(LocalDate date) {
    return date.atStartOfDay(SHANGHAI).toInstant();
  }

  boolean aboutAccounts() {
    return playbook.pipeline().subject().equals("account");
  }

  String caseId(int number) {
    return "%s-%03d".formatted(id.substring(0, 1).toUpperCase(java.util.Locale.ROOT), number + 1);
  }

  /** How a case begins. */
  Record opening(int number, Random random) {
    String name =
        NAMES.get(number % NAMES.size())
            + " "
            + TRADES.get(number / NAMES.size() % TRADES.size())
            + (number < 35 ? "" : " " + (number / 35 + 1));
    String industry = pick(INDUSTRIES, random);
    String region = pick(REGIONS, random);
    int employees = 20 + random.nextInt(900);
    Money revenue = money((5 + random.nextInt(120)) * 1_000_000L);
    List<Contact> contacts = List.of(contact(number, random));
    return switch (playbook.pipeline().subject()) {
      case "lead" ->
          new LeadCaptured(
              new Lead(
                  name,
                  pick(CHANNELS, random),
                  industry,
                  region,
                  employees,
                  revenue,
                  random.nextInt(3) == 0 ? "digital" : "equipment",
                  List.of(pick(PAINS, random))),
              contacts);
      case "account" ->
          new CaseOpened(
              account(name, industry, region, employees, revenue, random), contacts, Map.of());
      default ->
          throw new IllegalStateException(
              "No company is described for cases about a " + playbook.pipeline().subject());
    };
  }

  private static Account account(
      String name, String industry, String region, int employees, Money revenue, Random random) {
    return new Account(
        name,
        industry,
        region,
        employees,
        revenue,
        money(random.nextInt(80) * 10_000L),
        LocalDate.of(2018 + random.nextInt(8), 1 + random.nextInt(12), 1 + random.nextInt(28)));
  }

  private static Contact contact(int number, Random random) {
    Contact person =
        Contact.primary("C-" + (number + 1), "email", "sms", "wechat", "phone")
            .named("Contact " + (number + 1))
            .reachedAt("c" + (number + 1) + "@example.com");
    return random.nextInt(3) == 0 ? person : person.deciding();
  }

  /** Something a customer does without being asked; null when nothing comes to mind. */
  @Nullable Record spontaneous(int number, Random random) {
    String contact = "C-" + (number + 1);
    int turn = random.nextInt(100);
    if (turn < 55) {
      return signal(contact, random);
    } else if (turn < 63) {
      return new ActivityLogged("call", contact, "asked for news");
    } else if (turn < 70) {
      return new ObjectionRaised(random.nextBoolean() ? "price" : "delivery", null);
    } else if (turn < 74) {
      return new CompetitorSeen(random.nextBoolean() ? "Rival Soft" : "Third Way", null);
    } else if (turn < 84) {
      return aboutAccounts()
          ? new OrderPlaced("O-" + number + "-" + random.nextInt(100_000), order(random))
          : new DealValued(money((3 + random.nextInt(90)) * 10_000L));
    } else if (turn < 87) {
      String ticket = "T-" + number + "-" + random.nextInt(100_000);
      return new SupportRequested(ticket, turn == 86, contact, null);
    } else if (turn < 97) {
      return attribute(random);
    }
    return null;
  }

  /** What a rep does about something that a rule of the playbook misses; null to wait. */
  @Nullable Record remedy(String missing) {
    return switch (missing) {
      case "signed-contract", "upsell-proposal", "renewal-form", "review" ->
          new DeliverableSubmitted(missing);
      case "customer-confirmation" -> new CustomerConfirmed();
      case "satisfaction" -> new AttributeChanged("satisfaction", 4);
      case "score-or-use-case" -> new AttributeChanged("use-case", "clear");
      case "core-need-or-budget" -> new AttributeChanged("core-need", "confirmed");
      default -> null;
    };
  }

  /** Something about the customer that our side finds out. */
  private @Nullable Record attribute(Random random) {
    List<Map.Entry<String, Attribute>> declared =
        List.copyOf(playbook.pipeline().attributes().entrySet());
    if (declared.isEmpty()) {
      return null;
    }
    Map.Entry<String, Attribute> attribute = pick(declared, random);
    Object value =
        switch (attribute.getValue().type()) {
          case DATE -> LocalDate.of(2026, 1 + random.nextInt(12), 20).toString();
          case FLAG -> true;
          case MONEY -> order(random).toString();
          case NUMBER -> 1 + random.nextInt(5);
          case TEXT -> pick(List.of("high", "rising", "known"), random);
        };
    return new AttributeChanged(attribute.getKey(), value);
  }

  private @Nullable Record signal(String contact, Random random) {
    List<String> signals = List.copyOf(playbook.signals().keySet());
    return signals.isEmpty() ? null : new SignalReceived(pick(signals, random), contact, null);
  }

  private static Money order(Random random) {
    return money((2 + random.nextInt(40)) * 5_000L);
  }

  private static Money money(long amount) {
    return new Money(BigDecimal.valueOf(amount), "CNY");
  }

  static <T> T pick(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
