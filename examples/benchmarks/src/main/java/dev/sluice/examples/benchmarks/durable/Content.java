package dev.sluice.examples.benchmarks.durable;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What stands in Sluice's tables, so that two contestants can be shown to have done the same. */
record Content(Map<String, Table> tables) {

  /** A table's rows, the bytes of their texts, and a hash of everything. */
  record Table(long rows, long bytes, String hash) {}

  private static final Map<String, String> QUERIES =
      Map.of(
          "case",
          "SELECT case_id, version, pipeline, stage, owner, running, doc FROM sluice_case"
              + " ORDER BY case_id",
          "journal",
          "SELECT case_id, version, event_id, taken_at, doc FROM sluice_journal"
              + " ORDER BY case_id, version",
          "key",
          "SELECT case_id, key_text FROM sluice_key",
          "person",
          "SELECT mark, case_id FROM sluice_person",
          "timer",
          "SELECT case_id, timer_id, look_at FROM sluice_timer ORDER BY case_id, timer_id",
          "effect",
          "SELECT effect_id, case_id, recipient, not_before, dead, lease, doc"
              + " FROM sluice_effect");

  static Content of(Database database) throws SQLException {
    Map<String, Table> tables = new TreeMap<>();
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> query : QUERIES.entrySet()) {
        try (ResultSet rows = statement.executeQuery(query.getValue())) {
          tables.put(query.getKey(), read(rows));
        }
      }
    }
    return new Content(tables);
  }

  private static Table read(ResultSet rows) throws SQLException {
    long count = 0;
    long bytes = 0;
    byte[] sum = new byte[32];
    while (rows.next()) {
      count++;
      MessageDigest digest = sha256();
      for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
        byte[] text = String.valueOf(rows.getString(column)).getBytes(StandardCharsets.UTF_8);
        bytes += text.length;
        digest.update(text);
        digest.update((byte) 0);
      }
      // In whatever order the rows come.
      byte[] hash = digest.digest();
      for (int i = 0; i < sum.length; i++) {
        sum[i] += hash[i];
      }
    }
    return new Table(count, bytes, HexFormat.of().formatHex(sum, 0, 8));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
