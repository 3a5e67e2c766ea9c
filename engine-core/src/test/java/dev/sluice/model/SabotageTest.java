package dev.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model test is of use: it finds what is broken. */
class SabotageTest {

  @ParameterizedTest
  @EnumSource
  void a_broken_store_is_found_within_nineteen_seeds(Sabotage sabotage) {
    assertThat(Seeds.play(1, 19, sabotage::on).failures())
        .isNotEmpty()
        .allMatch(failure -> failure.contains("-Dtest=ModelTest -Dsluice.seed="));
  }
}
