package dev.sluice.examples.benchmarks.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a developer writes who knows JDBC and has no engine: parses the events and their cases'
 * documents, and writes documents and rows in batches, one transaction a batch. What to write was
 * found out before; nothing is decided here.
 */
final class HandWritten implements AutoCloseable {

  private static final JsonMapper MAPPER = Recording.MAPPER;

  private final Connection connection;
  private final boolean delivers;
  private final PreparedStatement load;
  private final PreparedStatement open;
  private final PreparedStatement update;
  private final PreparedStatement journal;
  private final PreparedStatement keyGone;
  private final PreparedStatement keyCome;
  private final PreparedStatement person;
  private final PreparedStatement timerGone;
  private final PreparedStatement timerCome;
  private final PreparedStatement effect;
  private final PreparedStatement lease;
  private final PreparedStatement delivered;

  HandWritten(DataSource source, boolean delivers) throws SQLException {
    this.delivers = delivers;
    connection = source.getConnection();
    connection.setAutoCommit(false);
    load = prepare("SELECT case_id, version, doc FROM sluice_case WHERE case_id = ANY(?)");
    open =
        prepare(
            "INSERT INTO sluice_case (case_id, version, pipeline, stage, owner, running, doc)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)");
    update =
        prepare(
            "UPDATE sluice_case SET version = ?, stage = ?, owner = ?, running = ?, doc = ?"
                + " WHERE case_id = ? AND version = ?");
    journal =
        prepare(
            "INSERT INTO sluice_journal (case_id, version, event_id, taken_at, doc)"
                + " VALUES (?, ?, ?, ?, ?)");
    keyGone = prepare("DELETE FROM sluice_key WHERE key_text = ? AND case_id = ?");
    keyCome = prepare("INSERT INTO sluice_key (key_text, case_id) VALUES (?, ?)");
    person = prepare("INSERT INTO sluice_person (mark, case_id) VALUES (?, ?)");
    timerGone = prepare("DELETE FROM sluice_timer WHERE case_id = ? AND timer_id = ?");
    timerCome = prepare("INSERT INTO sluice_timer (case_id, timer_id, look_at) VALUES (?, ?, ?)");
    effect =
        prepare(
            "INSERT INTO sluice_effect (effect_id, case_id, recipient, not_before, dead, doc)"
                + " VALUES (?, ?, ?, ?, FALSE, ?)");
    lease =
        prepare(
            "UPDATE sluice_effect SET lease = lease + 1, leased_until = not_before"
                + " WHERE effect_id = ?");
    delivered = prepare("DELETE FROM sluice_effect WHERE effect_id = ?");
  }

  private PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** Takes up events together; what each leaves behind was recorded. */
  void take(List<String> events, List<Written> written)
      throws SQLException, JsonProcessingException {
    Map<String, JsonNode> known = load(events);
    Map<String, List<Object>> keys = new LinkedHashMap<>();
    Map<String, List<Object>> timers = new LinkedHashMap<>();
    int updates = 0;
    for (Written row : written) {
      if (row.version() == 1) {
        bind(
            open,
            row.caseId(),
            row.version(),
            row.pipeline(),
            row.stage(),
            row.owner(),
            row.running(),
            MAPPER.writeValueAsString(row.state()));
      } else {
        if (!known.containsKey(row.caseId())) {
          throw new IllegalStateException("No case " + row.caseId());
        }
        updates++;
        bind(
            update,
            row.version(),
            row.stage(),
            row.owner(),
            row.running(),
            MAPPER.writeValueAsString(row.state()),
            row.caseId(),
            row.version() - 1);
      }
      known.put(row.caseId(), row.state());
      rows(row, keys, timers);
    }
    for (List<Object> key : keys.values()) {
      bind(keyCome, key.toArray());
    }
    for (List<Object> timer : timers.values()) {
      bind(timerCome, timer.toArray());
    }
    open.executeBatch();
    int found = 0;
    for (int count : update.executeBatch()) {
      found += count;
    }
    if (found != updates) {
      connection.rollback();
      throw new IllegalStateException("Somebody else wrote one of these cases");
    }
    for (PreparedStatement statement :
        List.of(journal, keyGone, keyCome, person, timerGone, timerCome, effect)) {
      statement.executeBatch();
    }
    connection.commit();
    if (delivers) {
      deliver(written);
    }
  }

  /** Reads the events, and the documents of their cases. */
  private Map<String, JsonNode> load(List<String> events)
      throws SQLException, JsonProcessingException {
    List<String> ids = new ArrayList<>(events.size());
    for (String event : events) {
      ids.add(MAPPER.readTree(event).get("case").textValue());
    }
    load.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
    Map<String, JsonNode> known = new HashMap<>();
    try (ResultSet rows = load.executeQuery()) {
      while (rows.next()) {
        known.put(rows.getString(1), MAPPER.readTree(rows.getString(3)));
      }
    }
    return known;
  }

  /** A row that comes and goes in one batch is never written. */
  private void rows(Written row, Map<String, List<Object>> keys, Map<String, List<Object>> timers)
      throws SQLException, JsonProcessingException {
    bind(
        journal,
        row.caseId(),
        row.version(),
        row.eventId(),
        row.takenAt(),
        MAPPER.writeValueAsString(row.entry()));
    for (String key : row.keysGone()) {
      if (keys.remove(row.caseId() + ' ' + key) == null) {
        bind(keyGone, key, row.caseId());
      }
    }
    for (String key : row.keysCome()) {
      keys.put(row.caseId() + ' ' + key, List.of(key, row.caseId()));
    }
    for (String mark : row.people()) {
      bind(person, mark, row.caseId());
    }
    for (String timer : row.timersGone()) {
      if (timers.remove(row.caseId() + ' ' + timer) == null) {
        bind(timerGone, row.caseId(), timer);
      }
    }
    for (Written.Timer timer : row.timersCome()) {
      timers.put(
          row.caseId() + ' ' + timer.id(), List.of(row.caseId(), timer.id(), timer.lookAt()));
    }
    for (Written.Effect each : row.effects()) {
      bind(
          effect,
          each.id(),
          row.caseId(),
          each.recipient(),
          each.notBefore(),
          MAPPER.writeValueAsString(each.doc()));
    }
  }

  /** Takes the effects of the batch on a lease, and forgets them once they are delivered. */
  private void deliver(List<Written> written) throws SQLException {
    for (PreparedStatement statement : List.of(lease, delivered)) {
      int count = 0;
      for (Written row : written) {
        for (Written.Effect each : row.effects()) {
          bind(statement, each.id());
          count++;
        }
      }
      if (count > 0) {
        statement.executeBatch();
        connection.commit();
      }
    }
  }

  private static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      if (value == null) {
        statement.setNull(i + 1, Types.VARCHAR);
      } else {
        statement.setObject(i + 1, value);
      }
    }
    statement.addBatch();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
