package dev.sluice.model;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A store that is broken on purpose, by what gets through to its database. */
enum Sabotage {
  /** A timer is not written. */
  NO_TIMER("INSERT INTO sluice_timer"),
  /** A timer that fired or was cancelled stays. */
  OLD_TIMER("DELETE FROM sluice_timer"),
  /** An effect is not written. */
  NO_EFFECT("INSERT INTO sluice_effect"),
  /** A confirmed effect stays. */
  OLD_EFFECT("DELETE FROM sluice_effect"),
  /** An event for another case is not written. */
  NO_TELL("INSERT INTO sluice_tell"),
  /** An event for another case stays when it was taken up. */
  OLD_TELL("DELETE FROM sluice_tell"),
  /** A step is not journaled. */
  NO_JOURNAL("INSERT INTO sluice_journal"),
  /** A case cannot be found by its keys. */
  NO_KEY("INSERT INTO sluice_key"),
  /** Each statement is kept for itself. */
  NO_TRANSACTION("");

  private final String lost;

  Sabotage(String lost) {
    this.lost = lost;
  }

  DataSource on(DataSource source) {
    return (DataSource)
        proxy(
            DataSource.class,
            (method, arguments) -> {
              Object result = Fuse.call(source, method, arguments);
              return result instanceof Connection connection ? connection(connection) : result;
            });
  }

  private Object connection(Connection real) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          boolean transaction =
              method.getName().equals("commit")
                  || method.getName().equals("rollback")
                  || method.getName().equals("setAutoCommit");
          if (transaction && this == NO_TRANSACTION) {
            return null;
          }
          Object result = Fuse.call(real, method, arguments);
          boolean loses =
              result instanceof PreparedStatement
                  && this != NO_TRANSACTION
                  && arguments != null
                  && String.valueOf(arguments[0]).startsWith(lost);
          return loses && result instanceof PreparedStatement statement ? deaf(statement) : result;
        });
  }

  /** Says that it wrote what it did not write. */
  private static Object deaf(PreparedStatement real) {
    return proxy(
        PreparedStatement.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "executeUpdate" -> 1;
              case "executeBatch" -> new int[0];
              default -> Fuse.call(real, method, arguments);
            });
  }

  /** What a call becomes. */
  @FunctionalInterface
  private interface Calls {

    @Nullable Object made(Method method, Object @Nullable [] arguments) throws Throwable;
  }

  private static Object proxy(Class<?> type, Calls calls) {
    return Proxy.newProxyInstance(
        Sabotage.class.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) -> calls.made(method, arguments));
  }
}
