package dev.sluice.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.time.Budget;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Contact WANG = Contact.primary("C-1");
  private static final Contact LI = Contact.primary("C-2").asPrimary(false);

  @Test
  void a_visit_record_names_the_visits_of_the_window_and_not_each_hit() {
    History history =
        history(
            page("2026-02-01T08:59", "C-1", null),
            page("2026-03-01T09:00", "C-1", null),
            page("2026-03-01T09:29", "C-1", "prices"),
            page("2026-03-01T10:00", "C-2", "prices"),
            page("2026-03-02T10:00", null, null));

    assertThat(history.visitRecord("page", Budget.days(30)))
        .isEqualTo("2026-03-01 09:00 C-1; 2026-03-01 10:00 C-2 (prices); 2026-03-02 10:00");
    assertThat(history.visitRecord("other", Budget.days(30))).isEmpty();
  }

  @Test
  void the_latest_signal_is_its_contacts_and_that_of_nobody_is_the_primary_contacts() {
    History named =
        history(page("2026-03-01T09:00", "C-1", null), page("2026-03-01T10:00", "C-2", null));
    assertThat(named.latestBy("page", LI)).isTrue();
    assertThat(named.latestBy("page", WANG)).isFalse();
    assertThat(named.latestBy("other", LI)).isFalse();

    History unnamed =
        history(page("2026-03-01T09:00", "C-2", null), page("2026-03-01T10:00", null, null));
    assertThat(unnamed.latestBy("page", WANG)).isTrue();
    assertThat(unnamed.latestBy("page", LI)).isFalse();
  }

  private static History history(Signal... signals) {
    return new History(List.of(signals), at("2026-03-03T09:00"), SHANGHAI);
  }

  private static Signal page(String local, @Nullable String contact, @Nullable String content) {
    return new Signal("page", at(local), contact, content);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }
}
