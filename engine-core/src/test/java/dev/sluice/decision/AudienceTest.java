package dev.sluice.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.fact.Account;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Team;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whom a campaign addresses (D2.1, D1.1). */
class AudienceTest {

  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");
  private static final Lead LEAD = Lead.of("Acme", "fair").withRegion("east").withIndustry("steel");

  private static SalesCase in(String pipeline) {
    return SalesCase.open("L-1", pipeline, "first", AT);
  }

  private static Account bought(@Nullable String amount) {
    Money money = amount == null ? null : Money.of(amount, "CNY");
    return new Account("Acme", "steel", "east", null, null, money, null);
  }

  private static boolean reaches(Audience audience, @Nullable Record subject) {
    return audience.matches(in("deal"), subject);
  }

  @Test
  void everyone_is_all_but_teams() {
    assertThat(reaches(Audience.everyone(), LEAD)).isTrue();
    assertThat(reaches(Audience.everyone(), bought(null))).isTrue();
    assertThat(reaches(Audience.everyone(), null)).isTrue();
    assertThat(reaches(Audience.everyone(), Team.of("east"))).isFalse();
  }

  @Test
  void pipelines_that_are_named_are_the_only_ones() {
    Audience two = Audience.everyone().pipelines("upsell", "deal");
    assertThat(two.matches(in("deal"), LEAD)).isTrue();
    assertThat(two.matches(in("upsell"), LEAD)).isTrue();
    assertThat(two.matches(in("deals"), LEAD)).isFalse();
    assertThat(two).isEqualTo(Audience.everyone().pipelines("deal", "upsell", "deal"));
  }

  @Test
  void region_and_industry_of_a_lead_or_an_account_must_be_the_ones_named() {
    Audience east = Audience.everyone().region("east");
    assertThat(reaches(east, LEAD)).isTrue();
    assertThat(reaches(east, bought(null))).isTrue();
    assertThat(reaches(east, LEAD.withRegion("northeast"))).isFalse();
    assertThat(reaches(east, Lead.of("Acme", "fair"))).isFalse();
    LocalDate day = LocalDate.of(2026, 11, 2);
    assertThat(
            reaches(east, Campaign.of("Spring", "fair", day, day).addressing("east", null, null)))
        .isFalse();
    Audience both = east.industry("steel");
    assertThat(reaches(both, LEAD)).isTrue();
    assertThat(reaches(both, LEAD.withIndustry("tools"))).isFalse();
    assertThat(reaches(both.region(null).industry(null), Lead.of("Acme", "fair"))).isTrue();
  }

  @Test
  void purchases_of_more_than_five_million_leave_five_million_out() {
    Money limit = Money.of("5000000", "CNY"); // D1.2: strict
    Audience strict = Audience.everyone().purchasesMoreThan(limit);
    assertThat(reaches(strict, bought("5000000.00"))).isFalse();
    assertThat(reaches(strict, bought("5000000.01"))).isTrue();
    Audience least = Audience.everyone().purchasesAtLeast(limit);
    assertThat(reaches(least, bought("5000000.00"))).isTrue();
    assertThat(reaches(least, bought("4999999.99"))).isFalse();
  }

  @Test
  void who_is_not_known_to_have_bought_in_that_currency_is_left_out() {
    Audience any = Audience.everyone().purchasesAtLeast(Money.of("0", "CNY"));
    assertThat(reaches(any, bought("0"))).isTrue();
    assertThat(reaches(any, bought(null))).isFalse();
    assertThat(reaches(any, LEAD)).isFalse();
    Audience dollars = Audience.everyone().purchasesAtLeast(Money.of("0", "USD"));
    assertThat(reaches(dollars, bought("1"))).isFalse();
  }

  @Test
  void a_closed_case_is_left_out_where_only_running_ones_are_meant() {
    SalesCase won = in("deal").entering("won", SalesCase.Status.WON, AT);
    assertThat(Audience.everyone().matches(won, LEAD)).isTrue();
    assertThat(Audience.everyone().onlyRunning().matches(won, LEAD)).isFalse();
    assertThat(Audience.everyone().onlyRunning().matches(in("deal"), LEAD)).isTrue();
  }
}
