package dev.sluice.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.event.OfferMade;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OfferTest {

  private static final Money LIST = Money.of("99999.99", "CNY");

  private static Offer offer(String price, @Nullable String terms, @Nullable Integer days) {
    return new Offer(LIST, Money.of(price, "CNY"), terms, days, Instant.EPOCH, null);
  }

  @Test
  void a_share_of_the_list_price_is_exact_to_the_last_digit() {
    BigDecimal share = new BigDecimal("90");
    assertThat(offer("89999.99", null, null).pricedBelow(share)).isTrue();
    assertThat(offer("89999.991", null, null).pricedBelow(share)).isFalse();
  }

  @Test
  void terms_are_others_when_they_are_known_and_not_in_the_list() {
    assertThat(offer("1", "90-days", null).paidOtherThan(List.of("advance", "30-days"))).isTrue();
    assertThat(offer("1", "30-days", null).paidOtherThan(List.of("advance", "30-days"))).isFalse();
    assertThat(offer("1", null, null).paidOtherThan(List.of("advance"))).isFalse();
  }

  @Test
  void delivery_is_too_soon_below_the_limit_only() {
    assertThat(offer("1", null, 29).deliveredSoonerThan(30)).isTrue();
    assertThat(offer("1", null, 30).deliveredSoonerThan(30)).isFalse();
    assertThat(offer("1", null, null).deliveredSoonerThan(30)).isFalse();
  }

  @Test
  void prices_in_two_currencies_make_no_offer() {
    assertThatThrownBy(() -> new OfferMade(LIST, Money.of("1", "USD"), null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 USD")
        .hasMessageContaining("one currency");
  }
}
