package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

  @Test
  void midnight_at_the_end_is_the_end_of_the_day() {
    Window evening = Window.parse("18:00-24:00");

    assertThat(evening).isEqualTo(new Window(LocalTime.of(18, 0), LocalTime.MIDNIGHT));
    assertThat(evening.seconds()).isEqualTo(6 * 3600);
    assertThat(Window.parse("00:00-24:00").seconds()).isEqualTo(24 * 3600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"09:00-12:00", "18:00-24:00", "00:00-24:00", "01:30-03:15"})
  void what_is_written_is_read_back(String text) {
    assertThat(Window.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "09:00", "9:00-12:00", "09:00-25:00", "24:00-09:00", "09:00–12:00"})
  void near_misses_are_refused_with_the_text(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.parse(text))
        .withMessageContaining("\"" + text + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"18:00-09:00", "09:00-09:00", "22:00-06:00"})
  void a_window_that_ends_before_it_starts_is_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.parse(text))
        .withMessageContaining(text)
        .withMessageContaining("24:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"09:00:30-12:00", "09:00-12:00:01", "09:00-12:00:00.5"})
  void seconds_are_refused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.parse(text))
        .withMessageContaining("whole minutes");
  }
}
