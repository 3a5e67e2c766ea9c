package dev.sluice.jdbc;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Every text that a store keeps, wherever. */
public final class Dump {

  private Dump() {}

  /** Every column of every row of every table, keys and all. */
  public static List<String> of(DataSource source) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet names =
          statement.executeQuery(
              "SELECT table_name FROM information_schema.tables"
                  + " WHERE table_schema = current_schema")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table)) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
              texts.add(table + ": " + rows.getString(i));
            }
          }
        }
      }
    }
    return texts;
  }

  /** Every text that can be reached from an object. */
  public static List<String> of(Object store) {
    List<String> texts = new ArrayList<>();
    walk(store, "", texts, Collections.newSetFromMap(new IdentityHashMap<>()));
    return texts;
  }

  private static void walk(
      @Nullable Object value, String path, List<String> texts, Set<Object> seen) {
    if (value instanceof String text) {
      texts.add(path + ": " + text);
    } else if (value != null && seen.add(value)) {
      if (value instanceof Iterable<?> items) {
        items.forEach(item -> walk(item, path + "[]", texts, seen));
      } else if (value instanceof Map<?, ?> entries) {
        entries.forEach(
            (key, item) -> {
              walk(key, path + " key", texts, seen);
              walk(item, path + "." + key, texts, seen);
            });
      } else if (value.getClass().getName().startsWith("dev.sluice.")
          && !(value instanceof Enum<?>)) {
        for (Field field : value.getClass().getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers())) {
            walk(read(field, value), path + "." + field.getName(), texts, seen);
          }
        }
      }
    }
  }

  private static @Nullable Object read(Field field, Object of) {
    try {
      field.setAccessible(true);
      return field.get(of);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
