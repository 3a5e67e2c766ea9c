package dev.sluice.model;

import dev.sluice.jdbc.TestDatabases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A range of seeds. One in ten is played on PostgreSQL, the others on H2 in memory.
 *
 * @param played how many were played
 * @param crashes how often trouble came at each kind of fail point
 * @param failures what went wrong, with the command that does it again
 */
record Seeds(long played, Map<Fuse.Where, Integer> crashes, List<String> failures) {

  private static final int ENOUGH = 5;

  static Seeds play(long first, long count) {
    Database h2 = new Database(TestDatabases::h2);
    Database postgresql = new Database(TestDatabases::postgresql);
    Map<Fuse.Where, Integer> crashes = new EnumMap<>(Fuse.Where.class);
    List<String> failures = new ArrayList<>();
    long played = 0;
    for (long seed = first; seed < first + count && failures.size() < ENOUGH; seed++) {
      boolean server = seed % 10 == 0;
      try {
        new Model(seed, (server ? postgresql : h2).emptied())
            .play()
            .forEach((where, times) -> crashes.merge(where, times, Integer::sum));
      } catch (AssertionError e) {
        failures.add(
            "Seed "
                + seed
                + (server ? " on PostgreSQL" : " on H2")
                + ". Again: mvn -q test -pl engine-core -Dtest=ModelTest -Dsluice.seed="
                + seed
                + "\n"
                + e.getMessage());
      }
      played++;
    }
    return new Seeds(played, crashes, failures);
  }

  /** A database, made on first use, whose tables are emptied between seeds. */
  private static final class Database {

    private final Supplier<DataSource> made;
    private @Nullable DataSource source;

    Database(Supplier<DataSource> made) {
      this.made = made;
    }

    DataSource emptied() {
      DataSource known = source;
      if (known == null) {
        known = made.get();
        source = known;
      }
      empty(known);
      return known;
    }
  }

  static void empty(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      for (String table :
          List.of("case", "key", "journal", "timer", "effect", "tell", "definition")) {
        statement.executeUpdate("DELETE FROM sluice_" + table);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
