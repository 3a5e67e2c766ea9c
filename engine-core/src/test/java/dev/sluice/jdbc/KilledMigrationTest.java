package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** H2 keeps each statement that makes a table at once; PostgreSQL all of them or none. */
class KilledMigrationTest {

  private static final String[] STATEMENTS =
      Schema.script("h2", Schema.VERSION).strip().split(";\\s*\\n", -1);

  static IntStream places() {
    return IntStream.rangeClosed(0, STATEMENTS.length);
  }

  @ParameterizedTest
  @MethodSource("places")
  void tables_that_were_half_made_when_the_process_was_killed_are_made_at_the_next_start(int place)
      throws SQLException {
    JdbcConnectionPool source =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
    try (Connection connection = source.getConnection()) {
      for (int i = 0; i < place; i++) {
        Sql.write(connection, STATEMENTS[i]);
      }
    }
    Schema.of(source).migrate();
    assertThat(Schema.of(source).version()).isEqualTo(Schema.VERSION);
    source.dispose();
  }
}
