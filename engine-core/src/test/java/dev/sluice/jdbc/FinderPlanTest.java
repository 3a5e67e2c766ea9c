package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.store.CaseQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A page of cases is found by an index: of 100,000 cases no table is read for more than a
 * hundredth. Counted in rows as the databases count them, and not in time.
 */
class FinderPlanTest {

  private static final int CASES = 100_000;
  private static final int PAGE = 50;

  /** What the databases say they read of one table. */
  private static final Pattern H2_READ = Pattern.compile("scanCount: (\\d+)");

  private static final Pattern PG_READ =
      Pattern.compile("rows=(\\d+) loops=(\\d+)|Rows Removed by Filter: (\\d+)");

  private static final Map<String, DataSource> FILLED = new HashMap<>();

  /** A search, and whose cases are seen. */
  private record Search(String name, CaseQuery query, @Nullable Set<String> owners) {

    @Override
    public String toString() {
      return name;
    }
  }

  private record On(String database, Search search) {}

  static Stream<On> searches() {
    CaseQuery all = CaseQuery.all().page(PAGE, null);
    CaseQuery later = CaseQuery.all().page(PAGE, "L-050000");
    List<Search> searches =
        List.of(
            new Search("no condition", all, null),
            new Search("a later page", later, null),
            new Search("a key", all.key("contact:acme 7|id:c"), null),
            new Search("an attribute of half the cases", all.attribute("region", "east"), null),
            new Search("a later page of them", later.attribute("region", "east"), null),
            new Search("a rare attribute", all.attribute("seats", 77), null),
            new Search("an owner", all.owner("rep-7"), null),
            new Search("a later page of an owner", later.owner("rep-7"), null),
            new Search("a stage", all.pipeline("deal").stage("offer"), null),
            new Search("a later page of it", later.pipeline("deal").stage("offer"), null),
            new Search("a stage of whatever pipeline", all.stage("offer"), null),
            new Search("a pipeline", all.pipeline("deal"), null),
            new Search("a later page of a pipeline", later.pipeline("deal"), null),
            new Search("a rep's own", all, Set.of("rep-7")),
            new Search("a team's", later, Set.of("rep-7", "rep-8", "rep-9", "rep-10")),
            new Search("a rep's in a stage", all.stage("offer"), Set.of("rep-7")));
    return Stream.of("h2", "postgresql")
        .flatMap(database -> searches.stream().map(search -> new On(database, search)));
  }

  private static synchronized DataSource filled(String database) throws SQLException {
    DataSource known = FILLED.get(database);
    if (known != null) {
      return known;
    }
    boolean h2 = database.equals("h2");
    DataSource source = h2 ? TestDatabases.h2() : TestDatabases.postgresql();
    String numbers =
        h2 ? "SYSTEM_RANGE(0, " + (CASES - 1) + ")" : "generate_series(0, " + (CASES - 1) + ")";
    String id = "'L-' || lpad(CAST(x AS VARCHAR), 6, '0')";
    String from = " FROM " + numbers + (h2 ? "" : " AS x");
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO sluice_case (case_id, version, pipeline, stage, owner, running, doc) SELECT "
              + id
              + ", 1, CASE WHEN MOD(x, 3) = 0 THEN 'deal' ELSE 'renewal' END,"
              + " CASE WHEN MOD(x, 97) = 0 THEN 'offer' ELSE 'lead' END,"
              + " 'rep-' || CAST(MOD(x, 200) AS VARCHAR), MOD(x, 2) = 0, '{}'"
              + from);
      statement.execute(
          "INSERT INTO sluice_key (key_text, case_id) SELECT 'contact:acme ' || CAST(x AS VARCHAR)"
              + " || '|id:c', "
              + id
              + from);
      statement.execute(
          "INSERT INTO sluice_key (key_text, case_id) SELECT 'attribute:region=' ||"
              + " CASE WHEN MOD(x, 2) = 0 THEN 'east' ELSE 'west' END, "
              + id
              + from);
      statement.execute(
          "INSERT INTO sluice_key (key_text, case_id) SELECT 'attribute:seats=' ||"
              + " CAST(MOD(x, 5000) AS VARCHAR), "
              + id
              + from);
      statement.execute("ANALYZE");
    }
    FILLED.put(database, source);
    return source;
  }

  @ParameterizedTest
  @MethodSource("searches")
  void a_page_is_read_and_not_the_table(On on) throws SQLException {
    Finder.Statement found =
        Finder.statement(on.search.query, on.search.owners, after(on.search.query), PAGE);
    try (Connection connection = filled(on.database).getConnection()) {
      String plan = plan(connection, on.database, found);
      assertThat(read(plan)).as(plan).isPositive().isLessThan(CASES / 100);
    }
  }

  private static String after(CaseQuery query) {
    return query.after() == null ? "" : query.after();
  }

  private static String plan(Connection connection, String database, Finder.Statement found)
      throws SQLException {
    String explain = database.equals("h2") ? "EXPLAIN ANALYZE " : "EXPLAIN (ANALYZE) ";
    List<String> lines = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(explain + found.sql())) {
      for (int i = 0; i < found.values().size(); i++) {
        statement.setObject(i + 1, found.values().get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lines.add(rows.getString(1));
        }
      }
    }
    return String.join("\n", lines);
  }

  private static long read(String plan) {
    long most = 0;
    Matcher h2 = H2_READ.matcher(plan);
    while (h2.find()) {
      most = Math.max(most, Long.parseLong(h2.group(1)));
    }
    Matcher pg = PG_READ.matcher(plan);
    while (pg.find()) {
      most =
          Math.max(
              most,
              pg.group(3) == null
                  ? Long.parseLong(pg.group(1)) * Long.parseLong(pg.group(2))
                  : Long.parseLong(pg.group(3)));
    }
    return most;
  }
}
