package dev.sluice.jdbc;

import dev.sluice.store.Commit;
import dev.sluice.store.Erasure;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which cases ever named a person. */
final class People {

  /** As long as a mark's column. */
  private static final int LONGEST = 500;

  private final Transactions transactions;

  People(Transactions transactions) {
    this.transactions = transactions;
  }

  private static String cut(String mark) {
    return mark.length() <= LONGEST ? mark : mark.substring(0, LONGEST);
  }

  static void add(Connection connection, List<Commit> steps) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (Commit step : steps) {
      String caseId = step.state().caseId();
      for (String mark : step.people()) {
        rows.add(new @Nullable Object[] {cut(mark), caseId, cut(mark), caseId});
      }
    }
    // Nobody else writes of these cases, for their rows are written before.
    Sql.batch(
        connection,
        "INSERT INTO sluice_person (mark, case_id)"
            + " SELECT CAST(? AS VARCHAR(500)), CAST(? AS VARCHAR(200)) WHERE NOT EXISTS"
            + " (SELECT 1 FROM sluice_person WHERE mark = ? AND case_id = ?)",
        rows);
  }

  List<String> knowing(Set<String> marks) {
    Set<String> cases = new TreeSet<>();
    for (String mark : marks) {
      cases.addAll(
          transactions.all(
              "SELECT case_id FROM sluice_person WHERE mark = ?",
              row -> row.getString(1),
              cut(mark)));
    }
    return List.copyOf(cases);
  }

  static void strike(Connection connection, String caseId, Erasure erasure) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String mark : erasure.marks()) {
      rows.add(new @Nullable Object[] {cut(mark), caseId});
    }
    Sql.batch(connection, "DELETE FROM sluice_person WHERE mark = ? AND case_id = ?", rows);
  }
}
