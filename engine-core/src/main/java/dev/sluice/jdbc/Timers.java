package dev.sluice.jdbc;

import dev.sluice.store.DueTimer;
import dev.sluice.store.Erasure;
import dev.sluice.store.FailingTimer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of timers: the moment each is to be looked at. What a timer is stands in its case. */
final class Timers {

  private final Transactions transactions;
  private final Dialect dialect;

  Timers(Transactions transactions, Dialect dialect) {
    this.transactions = transactions;
    this.dialect = dialect;
  }

  /** Runs work on those timers whose cases nobody else is writing, in one transaction with it. */
  void claim(List<DueTimer> due, Consumer<List<DueTimer>> work) {
    if (dialect == Dialect.H2) {
      work.accept(due); // One process has the file, and its locks do.
      return;
    }
    Set<String> mine = new HashSet<>();
    transactions.together(
        () -> {
          work.accept(due.stream().filter(timer -> mine.contains(timer.caseId())).toList());
          return true;
        },
        connection -> {
          Set<String> cases = due.stream().map(DueTimer::caseId).collect(Collectors.toSet());
          mine.addAll(
              Sql.all(
                  connection,
                  "SELECT case_id FROM sluice_case WHERE case_id = ANY(?) ORDER BY case_id FOR"
                      + " UPDATE SKIP LOCKED",
                  row -> row.getString(1),
                  cases));
          return !mine.isEmpty();
        });
  }

  private static DueTimer read(ResultSet row) throws SQLException {
    return new DueTimer(
        Objects.requireNonNull(Sql.instant(row, 1)), row.getString(2), row.getString(3));
  }

  List<DueTimer> due(Instant now, int most) {
    return transactions.all(
        "SELECT look_at, case_id, timer_id FROM sluice_timer WHERE look_at <= ?"
            + " ORDER BY look_at, case_id, timer_id FETCH FIRST ? ROWS ONLY",
        Timers::read,
        now,
        most);
  }

  @Nullable Instant next() {
    return transactions.first("SELECT min(look_at) FROM sluice_timer", row -> Sql.instant(row, 1));
  }

  void postpone(DueTimer timer, Instant until, String reason) {
    transactions.run(
        connection ->
            Sql.write(
                connection,
                "UPDATE sluice_timer SET due_at = COALESCE(due_at, look_at), look_at = ?,"
                    + " failed_for = ? WHERE case_id = ? AND timer_id = ?",
                until,
                reason,
                timer.caseId(),
                timer.timerId()));
  }

  List<FailingTimer> failing() {
    return transactions.all(
        "SELECT look_at, case_id, timer_id, due_at, failed_for FROM sluice_timer"
            + " WHERE failed_for IS NOT NULL ORDER BY look_at, case_id, timer_id",
        row ->
            new FailingTimer(
                read(row), Objects.requireNonNull(Sql.instant(row, 4)), row.getString(5)));
  }

  /** When the first timer is or was due, whether it failed since or not. */
  @Nullable Instant oldest() {
    Instant failed =
        transactions.first(
            "SELECT min(due_at) FROM sluice_timer WHERE failed_for IS NOT NULL",
            row -> Sql.instant(row, 1));
    Instant next = next();
    return failed == null || (next != null && next.isBefore(failed)) ? next : failed;
  }

  long countFailing() {
    return Objects.requireNonNull(
        transactions.first(
            "SELECT count(*) FROM sluice_timer WHERE failed_for IS NOT NULL",
            row -> row.getLong(1)));
  }

  /** Strikes a person out of the reasons why timers of a case failed. */
  static void strike(Connection connection, String caseId, Erasure erasure) throws SQLException {
    List<Failed> all =
        Sql.all(
            connection,
            "SELECT timer_id, failed_for FROM sluice_timer"
                + " WHERE case_id = ? AND failed_for IS NOT NULL",
            row -> new Failed(row.getString(1), row.getString(2)),
            caseId);
    for (Failed failed : all) {
      Sql.write(
          connection,
          "UPDATE sluice_timer SET failed_for = ? WHERE case_id = ? AND timer_id = ?",
          erasure.without(failed.reason),
          caseId,
          failed.timerId);
    }
  }

  /** Why a timer failed. */
  private record Failed(String timerId, String reason) {}
}
