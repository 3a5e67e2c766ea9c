package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tables are made once, and looked at before anything is kept in them. */
class SchemaTest {

  private final JdbcConnectionPool source =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");
  private final Schema schema = Schema.of(source);

  @AfterEach
  void close() {
    source.dispose();
  }

  @Test
  void a_store_needs_the_tables() {
    assertThat(schema.version()).isZero();
    assertThatThrownBy(() -> JdbcCaseStore.on(source, RecordNames.standard()))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("Schema.of(source).create()");
    schema.create();
    assertThat(schema.version()).isEqualTo(Schema.VERSION);
    assertThat(JdbcCaseStore.on(source, RecordNames.standard()).backlog().effects()).isZero();
  }

  @Test
  void tables_are_created_once_and_brought_up_as_often_as_you_like() {
    schema.create();
    assertThatThrownBy(schema::create)
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("of version 1")
        .hasMessageContaining("migrate()");
    schema.migrate();
    schema.validate();
  }

  @Test
  void tables_of_a_newer_library_are_left_alone() throws SQLException {
    schema.create();
    try (Connection connection = source.getConnection()) {
      Sql.write(connection, "UPDATE sluice_schema SET version = ?", Schema.VERSION + 1);
    }
    assertThatThrownBy(schema::validate).hasMessageContaining("made by a newer library");
    assertThatThrownBy(schema::migrate).hasMessageContaining("made by a newer library");
    assertThatThrownBy(schema::create).hasMessageContaining("of version 2");
    assertThat(schema.version()).isEqualTo(2);
  }

  @Test
  void a_table_that_is_gone_is_named() throws SQLException {
    schema.create();
    try (Connection connection = source.getConnection()) {
      Sql.write(connection, "DROP TABLE sluice_timer");
      Sql.write(connection, "DROP TABLE sluice_key");
    }
    assertThatThrownBy(schema::validate)
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("missing: sluice_key, sluice_timer");
    assertThatThrownBy(schema::migrate).hasMessageContaining("sluice_timer");
    assertThatThrownBy(() -> JdbcCaseStore.on(source, RecordNames.standard()))
        .hasMessageContaining("sluice_timer");
  }
}
