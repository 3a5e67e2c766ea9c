package dev.sluice.jdbc;

import dev.sluice.json.SluiceJson;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.Erasure;
import dev.sluice.store.EventId;
import dev.sluice.store.JournalRetention;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Journal entries, and the ids of events whose entries are no longer kept. */
final class Journal {

  private final Transactions transactions;
  private final SluiceJson json;

  Journal(Transactions transactions, SluiceJson json) {
    this.transactions = transactions;
    this.json = json;
  }

  /** The row of an entry, for {@link #add}. */
  @Nullable Object[] row(JournalEntry entry) {
    return new @Nullable Object[] {
      entry.caseId(), entry.version(), entry.eventId(), entry.now(), json.write(entry)
    };
  }

  static void add(Connection connection, List<@Nullable Object[]> rows) throws SQLException {
    Sql.batch(
        connection,
        "INSERT INTO sluice_journal (case_id, version, event_id, taken_at, doc)"
            + " VALUES (?, ?, ?, ?, ?)",
        rows);
  }

  boolean knows(String caseId, String eventId) {
    return transactions.first(
            "SELECT 1 FROM sluice_journal WHERE case_id = ? AND event_id IN (?, ?)",
            row -> row.getInt(1),
            caseId,
            eventId,
            new EventId(caseId, eventId).erased().id())
        != null;
  }

  @Nullable JournalEntry entry(String caseId, String eventId) {
    String doc =
        transactions.first(
            "SELECT doc FROM sluice_journal WHERE case_id = ? AND event_id IN (?, ?)",
            row -> row.getString(1),
            caseId,
            eventId,
            new EventId(caseId, eventId).erased().id());
    return doc == null ? null : Reading.of(caseId, () -> json.readEntry(doc));
  }

  /** Entries of a case that one of the owners has; whoever has it, or nobody, where null. */
  List<JournalEntry> page(
      String caseId, long afterVersion, int most, @Nullable Set<String> owners) {
    List<Object> values = new ArrayList<>(List.of(caseId, afterVersion));
    String seen = Finder.owned(owners, values);
    values.add(most);
    String sql =
        "SELECT j.doc FROM sluice_journal j"
            + (seen.isEmpty() ? "" : " JOIN sluice_case c ON c.case_id = j.case_id")
            + " WHERE j.case_id = ? AND j.version > ? AND j.doc IS NOT NULL"
            + seen
            + " ORDER BY j.version FETCH FIRST ? ROWS ONLY";
    return transactions.all(sql, row -> row.getString(1), values.toArray()).stream()
        .map(doc -> Reading.of(caseId, () -> json.readEntry(doc)))
        .toList();
  }

  @Nullable String retain(JournalRetention retention, @Nullable String after, int most) {
    return transactions.find(
        connection -> {
          List<Counted> page =
              Sql.all(
                  connection,
                  "SELECT case_id, version FROM sluice_case WHERE case_id > ?"
                      + " ORDER BY case_id FETCH FIRST ? ROWS ONLY",
                  row -> new Counted(row.getString(1), row.getLong(2)),
                  after == null ? "" : after,
                  most);
          empty(connection, retention, page);
          return page.size() < most ? null : page.get(most - 1).caseId;
        });
  }

  private static void empty(Connection connection, JournalRetention retention, List<Counted> page)
      throws SQLException {
    List<@Nullable Object[]> many = new ArrayList<>();
    List<@Nullable Object[]> old = new ArrayList<>();
    for (Counted counted : page) {
      long last = retention.last(counted.version);
      if (last > 0) {
        many.add(new @Nullable Object[] {counted.caseId, last});
      }
      if (retention.since() != null) {
        old.add(new @Nullable Object[] {counted.caseId, retention.since()});
      }
    }
    String update = "UPDATE sluice_journal SET doc = NULL WHERE case_id = ? AND doc IS NOT NULL";
    Sql.batch(connection, update + " AND version <= ?", many);
    Sql.batch(connection, update + " AND taken_at < ?", old);
  }

  /** Strikes a person out of the journal of a case, entries and events' ids. */
  void strike(Connection connection, String caseId, Erasure erasure) throws SQLException {
    List<Kept> all =
        Sql.all(
            connection,
            "SELECT version, event_id, doc FROM sluice_journal WHERE case_id = ?",
            row -> new Kept(row.getLong(1), row.getString(2), row.getString(3)),
            caseId);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Kept kept : all) {
      String eventId = erasure.eventId(kept.eventId);
      String doc = kept.doc == null ? null : json.write(erasure.without(json.readEntry(kept.doc)));
      if (!eventId.equals(kept.eventId) || !Objects.equals(doc, kept.doc)) {
        rows.add(new @Nullable Object[] {eventId, doc, caseId, kept.version});
      }
    }
    Sql.batch(
        connection,
        "UPDATE sluice_journal SET event_id = ?, doc = ? WHERE case_id = ? AND version = ?",
        rows);
  }

  /** A row of a case. */
  private record Kept(long version, String eventId, @Nullable String doc) {}

  /** A case, and how many steps it took. */
  private record Counted(String caseId, long version) {}
}
