package dev.sluice.jdbc;

import dev.sluice.json.SluiceJson;
import dev.sluice.step.Tell;
import dev.sluice.store.Erasure;
import dev.sluice.store.Parked;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events that cases address to each other, until they are taken up or set aside. */
final class Tells {

  private final Transactions transactions;
  private final SluiceJson json;

  Tells(Transactions transactions, SluiceJson json) {
    this.transactions = transactions;
    this.json = json;
  }

  void add(Connection connection, List<Tell> tells) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Tell tell : tells) {
      rows.add(new @Nullable Object[] {tell.id(), json.write(tell)});
    }
    Sql.batch(connection, "INSERT INTO sluice_tell (tell_id, doc) VALUES (?, ?)", rows);
  }

  void remove(Connection connection, String tellId) throws SQLException {
    Sql.write(
        connection, "DELETE FROM sluice_tell WHERE tell_id = ? AND parked_for IS NULL", tellId);
  }

  List<Tell> waiting(int most) {
    return transactions.all(
        "SELECT doc FROM sluice_tell WHERE parked_for IS NULL ORDER BY seq"
            + " FETCH FIRST ? ROWS ONLY",
        row -> read(row.getString(1)),
        most);
  }

  private @Nullable Tell read(String doc) {
    return Newer.left(() -> json.readTell(doc));
  }

  void told(String tellId, @Nullable String cursor) {
    transactions.run(
        connection -> {
          if (cursor == null) {
            remove(connection, tellId);
            return true;
          }
          String doc =
              Sql.first(
                  connection,
                  "SELECT doc FROM sluice_tell WHERE tell_id = ? AND parked_for IS NULL",
                  row -> row.getString(1),
                  tellId);
          if (doc != null) {
            Sql.write(
                connection,
                "UPDATE sluice_tell SET doc = ? WHERE tell_id = ?",
                json.write(json.readTell(doc).after(cursor)),
                tellId);
          }
          return true;
        });
  }

  void park(Parked parked, Dialect dialect) {
    Tell tell = parked.tell();
    transactions.run(
        connection -> {
          remove(connection, tell.id());
          dialect.insertOnce(
              connection,
              "sluice_tell",
              "tell_id, parked_for, doc",
              1,
              tell.id(),
              parked.reason(),
              json.write(tell));
          return true;
        });
  }

  List<Parked> parked() {
    return transactions.all(
        "SELECT doc, parked_for FROM sluice_tell WHERE parked_for IS NOT NULL" + " ORDER BY seq",
        row -> {
          Tell tell = read(row.getString(1));
          return tell == null ? null : new Parked(tell, row.getString(2));
        });
  }

  boolean resend(Parked event) {
    return transactions.run(
        connection ->
            Sql.write(
                    connection,
                    "UPDATE sluice_tell SET parked_for = NULL"
                        + " WHERE tell_id = ? AND parked_for IS NOT NULL",
                    event.tell().id())
                == 1);
  }

  long count(boolean parked) {
    return Objects.requireNonNull(
        transactions.first(
            "SELECT count(*) FROM sluice_tell WHERE parked_for IS "
                + (parked ? "NOT NULL" : "NULL"),
            row -> row.getLong(1)));
  }

  /** Strikes a person out of what a case tells others and others tell it. */
  void strike(Connection connection, String caseId, Erasure erasure) throws SQLException {
    List<Parked> all =
        Sql.all(
            connection,
            "SELECT doc, coalesce(parked_for, '') FROM sluice_tell",
            row -> new Parked(json.readTell(row.getString(1)), row.getString(2)));
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Parked before : all) {
      Parked after = before.of(caseId) ? erasure.without(before) : before;
      if (!after.equals(before)) {
        rows.add(
            new @Nullable Object[] {
              json.write(after.tell()), after.reason(), before.tell().id(),
            });
      }
    }
    Sql.batch(
        connection,
        "UPDATE sluice_tell SET doc = ?, parked_for = CASE WHEN parked_for IS NULL THEN NULL"
            + " ELSE ? END WHERE tell_id = ?",
        rows);
  }
}
