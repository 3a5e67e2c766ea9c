package dev.sluice.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DidYouMeanTest {

  private static final List<String> KNOWN = List.of("stages", "labels", "won", "lost");

  @Test
  void a_wrong_missing_extra_or_swapped_letter_finds_its_name() {
    assertThat(DidYouMean.nearest("stagez", KNOWN)).isEqualTo("stages");
    assertThat(DidYouMean.nearest("stges", KNOWN)).isEqualTo("stages");
    assertThat(DidYouMean.nearest("stagges", KNOWN)).isEqualTo("stages");
    assertThat(DidYouMean.nearest("lsot", KNOWN)).isEqualTo("lost");
    assertThat(DidYouMean.nearest("Won", KNOWN)).isEqualTo("won");
  }

  @Test
  void a_name_that_differs_in_more_than_a_third_finds_none() {
    assertThat(DidYouMean.nearest("wnn", List.of("won"))).isEqualTo("won");
    assertThat(DidYouMean.nearest("wnm", List.of("won"))).isNull();
    assertThat(DidYouMean.nearest("sta", KNOWN)).isNull();
  }

  @Test
  void the_first_of_equally_near_names_wins() {
    assertThat(DidYouMean.nearest("cat", List.of("bat", "car"))).isEqualTo("bat");
    assertThat(DidYouMean.nearest("cat", List.of("car", "bat"))).isEqualTo("car");
  }

  @Test
  void advice_names_the_nearest_and_all_others() {
    assertThat(DidYouMean.advice("wom", List.of("won", "lost")))
        .isEqualTo("Did you mean \"won\"? Known: won, lost.");
    assertThat(DidYouMean.advice("gone", List.of("won", "lost"))).isEqualTo("Known: won, lost.");
    assertThat(DidYouMean.advice("gone", List.of())).isEqualTo("None is defined.");
  }
}
