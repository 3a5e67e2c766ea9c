package dev.sluice.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ActivityStarted;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OngoingActivityTest {

  private static final Instant NINE = Instant.parse("2026-03-02T01:00:00Z");
  private static final Facts CALLING =
      new ActivityStarted("call")
          .applyTo(Facts.of(SalesCase.open("L-1", "deal", "lead", NINE)), at(NINE));

  @Test
  void it_lasts_until_an_activity_of_its_type_is_logged() {
    assertThat(ongoing(CALLING)).isTrue();
    assertThat(ongoing(logged("visit", NINE))).isTrue();
    assertThat(ongoing(logged("call", NINE))).isFalse();
    assertThat(ongoing(logged("call", NINE.plusSeconds(60)))).isFalse();
  }

  @Test
  void an_earlier_one_that_is_logged_late_does_not_end_it() {
    assertThat(ongoing(logged("call", NINE.minusSeconds(60)))).isTrue();
  }

  private static Facts logged(String type, Instant at) {
    return new ActivityLogged(type).applyTo(CALLING, at(at));
  }

  private static boolean ongoing(Facts facts) {
    return facts.kept(OngoingActivity.class, "call") != null;
  }

  private static Occurrence at(Instant moment) {
    return new Occurrence(moment, NINE.plusSeconds(600), "wang");
  }
}
