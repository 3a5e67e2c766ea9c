package dev.sluice.examples.demo;

import dev.sluice.event.CaseOpened;
import dev.sluice.event.LeadCaptured;
import dev.sluice.fact.Account;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How cases begin: whom the company sells to, and what its campaigns are. */
final class Openings {

  private static final List<String> NAMES =
      List.of("Hua Xin", "Jin Feng", "Lan Hai", "Tian Cheng", "Yun Shan", "Bei Dou", "Dong Fang");
  private static final List<String> TRADES =
      List.of("Machinery", "Textiles", "Foods", "Logistics", "Electronics");
  private static final List<String> INDUSTRIES =
      List.of("manufacturing", "retail", "logistics", "finance");
  private static final List<String> REGIONS = List.of("east", "north", "south");
  private static final List<String> CHANNELS = List.of("website", "social", "partner");
  private static final List<String> NEEDS =
      List.of("automation", "digital-transformation", "cost-reduction", "equipment");
  private static final List<String> PAINS =
      List.of("cost", "quality", "manual-work", "data-silos", "high-cost");
  private static final List<String> KINDS =
      List.of("launch", "fair", "appreciation", "counter-offer");

  private final Habits habits;

  Openings(Habits habits) {
    this.habits = habits;
  }

  /** The region that a campaign addresses; null for everywhere. */
  static @Nullable String region(int campaign) {
    return campaign % 4 == 3 ? null : REGIONS.get(campaign % 4);
  }

  Record lead(int number, @Nullable String region) {
    return new LeadCaptured(
        new Lead(
            company(number),
            habits.pick(CHANNELS),
            habits.pick(INDUSTRIES),
            region == null ? habits.pick(REGIONS) : region,
            20 + habits.number(0, 1200),
            revenue(),
            habits.pick(NEEDS),
            List.of(habits.pick(PAINS))),
        List.of(contact(number)));
  }

  /** A customer; since a day, or for years when none is given. */
  Record account(int number, @Nullable LocalDate since) {
    return new CaseOpened(
        new Account(
            company(number),
            habits.pick(INDUSTRIES),
            habits.pick(REGIONS),
            20 + habits.number(0, 900),
            revenue(),
            money(size(number).multiply(BigDecimal.valueOf(5)).longValue()),
            since == null
                ? LocalDate.of(
                    habits.number(2018, 2025), habits.number(1, 12), habits.number(1, 28))
                : since),
        List.of(contact(number)),
        Map.of());
  }

  /** A campaign of two to three weeks, with what it offers, needs and is to reach. */
  Record campaign(int number, LocalDate start) {
    String kind = KINDS.get(number % KINDS.size());
    String where = region(number);
    int prospects = habits.number(6, 12);
    return new CaseOpened(
        Campaign.of(
                "Campaign "
                    + (number + 1)
                    + ": "
                    + kind
                    + ", "
                    + (where == null ? "everywhere" : where),
                kind,
                start,
                start.plusDays(habits.number(14, 20)))
            .addressing(where, where == null ? "manufacturing" : null, null)
            .offering(habits.pick(List.of("ten percent off", "free training")), "v1")
            .needing("materials", "demo-staff", "logistics")
            .aimingAt("prospects", prospects)
            .aimingAt("orders", prospects / 2));
  }

  private static String company(int number) {
    return NAMES.get(number % NAMES.size())
        + " "
        + TRADES.get(number / NAMES.size() % TRADES.size())
        + (number < 35 ? "" : " " + (number / 35 + 1));
  }

  private Contact contact(int number) {
    String id = "C-" + (number + 1);
    Contact person =
        Contact.primary(id, "email", "sms", "wechat", "phone")
            .named("Contact " + (number + 1))
            .reachedAt(id.toLowerCase(java.util.Locale.ROOT) + "@example.com");
    return habits.once(65) ? person.deciding().playing("decider") : person;
  }

  private Money revenue() {
    return money(habits.number(2, 90) * 1_000_000L);
  }

  /** What one order of a customer is about worth: a few large customers, many small ones. */
  static BigDecimal size(int number) {
    int place = number * 37 % 100;
    return BigDecimal.valueOf(place < 12 ? 140_000 : place < 45 ? 48_000 : 12_000);
  }

  static Money money(long amount) {
    return new Money(BigDecimal.valueOf(amount), "CNY");
  }
}
