package dev.sluice.model;

import dev.sluice.jdbc.TestDatabases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/**
 * A range of seeds. One in twenty is played on PostgreSQL, the others on H2 in memory.
 *
 * @param played how many were played
 * @param crashes how often trouble came at each kind of fail point
 * @param failures what went wrong, with the command that does it again
 */
record Seeds(long played, Map<Fuse.Where, Integer> crashes, List<String> failures) {

  private static final int ENOUGH = 5;

  static Seeds play(long first, long count) {
    return play(first, count, source -> source);
  }

  /** With something between the store and its database. */
  static Seeds play(long first, long count, UnaryOperator<DataSource> way) {
    Database h2 = new Database(way.apply(TestDatabases.h2()));
    Database server = null;
    Map<Fuse.Where, Integer> crashes = new EnumMap<>(Fuse.Where.class);
    List<String> failures = new ArrayList<>();
    long played = 0;
    for (long seed = first; seed < first + count && failures.size() < ENOUGH; seed++) {
      boolean onServer = seed % 20 == 0;
      if (onServer && server == null) {
        server = new Database(way.apply(TestDatabases.postgresql()));
      }
      try {
        new Model(seed, onServer && server != null ? server : h2)
            .play()
            .forEach((where, times) -> crashes.merge(where, times, Integer::sum));
      } catch (AssertionError e) {
        failures.add(
            "Seed "
                + seed
                + (onServer ? " on PostgreSQL" : " on H2")
                + ". Again: mvn -q test -pl engine-core -Dtest=ModelTest -Dsluice.seed="
                + seed
                + "\n"
                + e.getMessage());
      }
      played++;
    }
    return new Seeds(played, crashes, failures);
  }
}
