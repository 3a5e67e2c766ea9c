package dev.sluice.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Hosts die and databases fail while they work; {@link KillRun} plays many more rounds. */
@Timeout(1200) // Longer than a host is waited for, which says more when it hangs.
@Execution(ExecutionMode.CONCURRENT) // They mostly wait for processes to start.
class KillTest {

  private static final int KILLS = 10;
  private static final int OTHERS = 2;

  private final long seed = System.nanoTime() % 1_000_000;

  @TempDir private Path folder = Path.of("unset");

  private void check(Summary.Part part) {
    Summary summary = new Summary(seed);
    summary.add(part);
    summary.lines().forEach(System.out::println);
    assertThat(part.result().findings()).as("seed " + seed).isEmpty();
    assertThat(part.result().acknowledged()).as("seed " + seed).isPositive();
  }

  @Test
  void hosts_on_h2_that_are_killed_lose_nothing_and_do_nothing_twice() throws Exception {
    check(Rounds.onH2(folder, seed, Blow.KILL, KILLS));
    check(Rounds.onH2(folder, seed, Blow.EXIT, OTHERS));
  }

  @Test
  void hosts_on_postgresql_lose_nothing_and_do_nothing_twice_whatever_fails() throws Exception {
    try (Postgres server = new Postgres(folder.resolve("data"))) {
      for (Blow blow : Blow.values()) {
        check(Rounds.onPostgres(folder, server, seed, blow, blow == Blow.KILL ? KILLS : OTHERS));
      }
    }
  }
}
