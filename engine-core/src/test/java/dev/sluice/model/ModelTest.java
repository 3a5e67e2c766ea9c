package dev.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever happens in whatever order, and whoever dies where: the states are the oracle's. */
class ModelTest {

  /** {@code -Dsluice.seed=123} plays that seed alone. */
  @Test
  void random_interleavings_with_crashes_end_as_the_oracle_without() {
    Long one = Long.getLong("sluice.seed");
    long first = one == null ? 1 : one;
    long seeds = one == null ? Long.getLong("sluice.model.seeds", 60) : 1;
    Seeds played = Seeds.play(first, seeds);
    assertThat(played.failures()).isEmpty();
    assertThat(played.played()).isEqualTo(seeds);
  }
}
