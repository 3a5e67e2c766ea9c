package dev.sluice.model;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Fail points on the way to a database: the n-th statement, the moment before or after the n-th
 * commit, or the n-th moment a handler is at work. Whoever comes to the point dies there, or hears
 * that the connection is gone; until the fuse is disarmed nothing else gets through.
 */
final class Fuse {

  /** Where it blows. */
  enum Where {
    STATEMENT,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    HANDLER
  }

  /**
   * When it blows.
   *
   * @param where the kind of point
   * @param nth which of them, from 1
   * @param dies whether the process dies; otherwise only its connections do
   */
  record Plan(Where where, int nth, boolean dies) {}

  /** The end of a process: nobody catches it. */
  static final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash(String where) {
      super(where);
    }
  }

  private @Nullable Plan plan;
  private int left;
  private boolean blown;

  void arm(Plan next) {
    plan = next;
    left = next.nth;
    blown = false;
  }

  void disarm() {
    plan = null;
    blown = false;
  }

  boolean blown() {
    return blown;
  }

  /** A handler passes by: twice a call. */
  void handler() {
    if (reached(Where.HANDLER)) {
      blow();
    }
  }

  private boolean reached(Where where) {
    if (plan == null || blown || plan.where != where) {
      return false;
    }
    left--;
    return left == 0;
  }

  private void blow() {
    blown = true;
    if (plan != null && plan.dies) {
      throw new Crash(plan.toString());
    }
  }

  private void check() throws SQLException {
    if (blown) {
      blow();
      throw gone();
    }
  }

  private static SQLException gone() {
    return new SQLException("The connection is gone", "08006");
  }

  /** A source whose connections have the fail points. */
  DataSource on(DataSource source) {
    return proxy(
        DataSource.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("getConnection")) {
            return call(source, method, arguments);
          }
          check();
          return connection(source.getConnection());
        });
  }

  private Connection connection(Connection real) {
    return proxy(
        Connection.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "close" -> {
                release(real);
                yield null;
              }
              case "rollback" -> {
                real.rollback();
                check();
                yield null;
              }
              case "commit" -> {
                commit(real);
                yield null;
              }
              default -> {
                check();
                Object result = call(real, method, arguments);
                yield result instanceof Statement statement
                    ? statement(statement, method.getReturnType())
                    : result;
              }
            });
  }

  private void commit(Connection real) throws SQLException {
    check();
    if (reached(Where.BEFORE_COMMIT)) {
      real.rollback();
      blow();
      throw gone();
    }
    real.commit();
    if (reached(Where.AFTER_COMMIT)) {
      blow();
      throw gone();
    }
  }

  private static void release(Connection real) throws SQLException {
    if (!real.getAutoCommit()) {
      real.rollback();
      real.setAutoCommit(true);
    }
    real.close();
  }

  private Object statement(Statement real, Class<?> type) {
    return proxy(
        type,
        (self, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            check();
            if (reached(Where.STATEMENT)) {
              blow();
              throw gone();
            }
          }
          return call(real, method, arguments);
        });
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Fuse.class.getClassLoader(), new Class<?>[] {type}, handler));
  }

  /** Calls the real one, with its own exceptions. */
  static @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }
}
