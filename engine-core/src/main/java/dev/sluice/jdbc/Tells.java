package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import dev.sluice.json.SluiceJson;
import dev.sluice.step.Tell;
import dev.sluice.store.Erasure;
import dev.sluice.store.Parked;
import dev.sluice.store.Unreadable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Events that cases address to each other, until they are taken up or set aside. */
final class Tells {

  private static final String COLUMNS = "SELECT tell_id, to_case, doc, parked_for FROM sluice_tell";

  private final Transactions transactions;
  private final SluiceJson json;

  Tells(Transactions transactions, SluiceJson json) {
    this.transactions = transactions;
    this.json = json;
  }

  void add(Connection connection, List<Tell> tells) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Tell tell : tells) {
      rows.add(new @Nullable Object[] {tell.id(), tell.sender(), tell.to(), json.write(tell)});
    }
    Sql.batch(
        connection,
        "INSERT INTO sluice_tell (tell_id, from_case, to_case, doc) VALUES (?, ?, ?, ?)",
        rows);
  }

  void remove(Connection connection, String tellId) throws SQLException {
    Sql.write(
        connection, "DELETE FROM sluice_tell WHERE tell_id = ? AND parked_for IS NULL", tellId);
  }

  List<Tell> waiting(int most) {
    return transactions.all(
        COLUMNS + " WHERE parked_for IS NULL ORDER BY seq FETCH FIRST ? ROWS ONLY",
        this::read,
        most);
  }

  /**
   * The event of a row; one that cannot be read stands in for itself, so that it stops no other.
   */
  private @Nullable Tell read(ResultSet row) throws SQLException {
    String doc = row.getString(3);
    try {
      return Reading.unlessNewer(row.getString(2), () -> json.readTell(doc));
    } catch (SluiceException e) {
      Unreadable event = new Unreadable(doc, String.valueOf(e.getMessage()));
      return new Tell(row.getString(1), row.getString(2), event, 0, null, null);
    }
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
          if (tell.event() instanceof Unreadable) {
            return Sql.write(
                connection,
                "UPDATE sluice_tell SET parked_for = ? WHERE tell_id = ? AND parked_for IS NULL",
                parked.reason(),
                tell.id());
          }
          remove(connection, tell.id());
          dialect.insertOnce(
              connection,
              "sluice_tell",
              "tell_id, from_case, to_case, parked_for, doc",
              1,
              tell.id(),
              tell.sender(),
              tell.to(),
              parked.reason(),
              json.write(tell));
          return 1;
        });
  }

  List<Parked> parked() {
    return transactions.all(
        COLUMNS + " WHERE parked_for IS NOT NULL ORDER BY seq",
        row -> {
          Tell tell = read(row);
          return tell == null ? null : new Parked(tell, row.getString(4));
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

  /**
   * Strikes a person out of what a case tells others and others tell it. What of that cannot be
   * read cannot be rewritten either.
   */
  void strike(Connection connection, String caseId, Erasure erasure) throws SQLException {
    List<Parked> all =
        Sql.all(
            connection,
            COLUMNS + " WHERE from_case = ? OR to_case = ?",
            row -> {
              String reason = row.getString(4);
              return new Parked(readable(row, caseId), reason == null ? "" : reason);
            },
            caseId,
            caseId);
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Parked before : all) {
      Parked after = erasure.without(before);
      if (!after.equals(before)) {
        rows.add(
            new @Nullable Object[] {
              json.write(after.tell()), after.tell().to(), after.reason(), before.tell().id(),
            });
      }
    }
    Sql.batch(
        connection,
        "UPDATE sluice_tell SET doc = ?, to_case = ?, parked_for = CASE WHEN parked_for IS NULL"
            + " THEN NULL ELSE ? END WHERE tell_id = ?",
        rows);
  }

  private Tell readable(ResultSet row, String caseId) throws SQLException {
    try {
      return json.readTell(row.getString(3));
    } catch (SluiceException e) {
      throw new SluiceException(
          "Nobody can be erased from event "
              + row.getString(1)
              + ", which this host cannot read: "
              + e.getMessage()
              + ". Erase where it can be read, or when it has been taken up",
          caseId,
          e);
    }
  }
}
