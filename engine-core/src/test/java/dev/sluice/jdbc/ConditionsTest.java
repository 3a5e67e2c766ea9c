package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A database that would mix up what is kept is refused before anything is. */
class ConditionsTest {

  static Stream<DataSource> databases() {
    return Stream.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  private static JdbcConnectionPool h2(String settings) {
    return JdbcConnectionPool.create(
        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1" + settings, "sa", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {";MODE=Oracle", ";IGNORECASE=TRUE"})
  void h2_that_does_not_tell_texts_apart_is_refused(String settings) {
    JdbcConnectionPool source = h2(settings);
    Schema.of(source).migrate();
    assertThatThrownBy(() -> JdbcCaseStore.on(source, RecordNames.standard()))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("L-1 and l-1")
        .hasMessageContaining("Leave IGNORECASE and MODE=Oracle out");
    source.dispose();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ";MODE=PostgreSQL",
        ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
        ";MODE=MySQL",
        ";MODE=MSSQLServer"
      })
  void h2_that_does_is_welcome(String settings) {
    JdbcConnectionPool source = h2(settings);
    Schema.of(source).migrate();
    new Deal(JdbcCaseStore.on(source, RecordNames.standard())).open("L-1");
    assertThat(JdbcCaseStore.on(source, RecordNames.standard()).load("L-1")).isNotNull();
    source.dispose();
  }

  private static DataSource at(int isolation, DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              Connection connection = (Connection) method.invoke(source, arguments);
              connection.setTransactionIsolation(isolation);
              return connection;
            });
  }

  @ParameterizedTest
  @MethodSource("databases")
  void connections_that_do_not_see_what_others_commit_are_refused(DataSource source) {
    assertThatThrownBy(
            () ->
                JdbcCaseStore.on(
                    at(Connection.TRANSACTION_REPEATABLE_READ, source), RecordNames.standard()))
        .isInstanceOf(SluiceException.class)
        .hasMessageContaining("READ COMMITTED");
    JdbcCaseStore.on(at(Connection.TRANSACTION_READ_COMMITTED, source), RecordNames.standard());
  }
}
