package dev.sluice.model;

import java.util.EnumMap;
import java.util.Map;

/** The long run: {@code mvn -q -Pkill verify}. Arguments: the first seed, and how many. */
final class ModelRun {

  private static final int BLOCK = 250;

  private ModelRun() {}

  /**
   * Plays seeds and fails at the first block with a difference.
   *
   * @param args as above
   */
  public static void main(String[] args) {
    long first = Long.parseLong(args[0]);
    long count = Long.parseLong(args[1]);
    long started = System.nanoTime();
    Map<Fuse.Where, Integer> crashes = new EnumMap<>(Fuse.Where.class);
    for (long seed = first; seed < first + count; seed += BLOCK) {
      Seeds block = Seeds.play(seed, Math.min(BLOCK, first + count - seed));
      block.crashes().forEach((where, times) -> crashes.merge(where, times, Integer::sum));
      if (!block.failures().isEmpty()) {
        block.failures().forEach(System.out::println);
        System.exit(1);
      }
      System.out.println(
          "model test, seeds "
              + first
              + " to "
              + (seed + block.played() - 1)
              + ": equal states; trouble "
              + crashes
              + "; "
              + (System.nanoTime() - started) / 1_000_000_000L
              + " s");
    }
    System.exit(0);
  }
}
