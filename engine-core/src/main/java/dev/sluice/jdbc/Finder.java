package dev.sluice.jdbc;

import dev.sluice.fact.Facts;
import dev.sluice.fact.Keys;
import dev.sluice.fault.SluiceException;
import dev.sluice.json.SluiceJson;
import dev.sluice.step.CaseState;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.EventId;
import dev.sluice.store.FirstLook;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds cases by their columns, keys and attributes; the rest is asked of the case itself. */
final class Finder {

  /** As long as a key's column. */
  private static final int LONGEST = 500;

  /** No case has this owner. */
  private static final String NOBODY = "";

  private static final int HOME = 2;

  // A key is looked up for each case that is not there: a join may read the whole table while it is
  // small.
  private static final String LOOK =
      "SELECT 1, case_id, NULL, doc FROM sluice_case WHERE case_id = ANY(?)"
          + " UNION ALL SELECT "
          + HOME
          + ", asked.case_id, (SELECT min(k.case_id) FROM sluice_key k"
          + " WHERE k.key_text = asked.key_text), NULL"
          + " FROM UNNEST(?, ?) AS asked(case_id, key_text)"
          + " WHERE NOT EXISTS (SELECT 1 FROM sluice_case c WHERE c.case_id = asked.case_id)"
          + " UNION ALL SELECT 3, j.case_id, j.event_id, NULL"
          + " FROM UNNEST(?, ?) AS asked(case_id, event_id) JOIN sluice_journal j"
          + " ON j.case_id = asked.case_id AND j.event_id = asked.event_id";

  private final Transactions transactions;
  private final SluiceJson json;

  Finder(Transactions transactions, SluiceJson json) {
    this.transactions = transactions;
    this.json = json;
  }

  /** What a case can be found by, as its rows of keys. */
  static Set<String> keys(Facts facts) {
    Set<String> keys = new TreeSet<>();
    Keys.of(facts).forEach(key -> keys.add(cut(key)));
    facts.salesCase().attributes().forEach((name, value) -> keys.add(attribute(name, value)));
    return keys;
  }

  /**
   * Whether a step cannot have changed what its case is found by. Facts are copied on change: what
   * is the same object has the same keys.
   */
  @SuppressWarnings("ReferenceEquality")
  static boolean foundAlike(@Nullable CaseState before, CaseState after) {
    if (before == null) {
      return false;
    }
    Facts old = before.facts();
    Facts now = after.facts();
    return old.subject() == now.subject()
        && old.contacts() == now.contacts()
        && old.kept() == now.kept()
        && old.salesCase().running() == now.salesCase().running()
        && old.salesCase().attributes().equals(now.salesCase().attributes());
  }

  private static String attribute(String name, Object value) {
    return cut("attribute:" + name + "=" + value);
  }

  /** A key as its row has it. */
  static String cut(String key) {
    return key.length() <= LONGEST ? key : key.substring(0, LONGEST);
  }

  /** A case of one of the owners, of anybody or nobody where they are null. */
  @Nullable CaseState load(String caseId, @Nullable Set<String> owners) {
    List<Object> values = new ArrayList<>(List.of(caseId));
    String sql = "SELECT c.doc FROM sluice_case c WHERE c.case_id = ?" + owned(owners, values);
    String doc = transactions.first(sql, row -> row.getString(1), values.toArray());
    return doc == null ? null : Reading.of(caseId, () -> json.readState(doc));
  }

  /** The condition that a case c is owned by one of some reps. */
  static String owned(@Nullable Set<String> owners, List<Object> values) {
    if (owners == null) {
      return "";
    } else if (owners.isEmpty()) {
      return " AND FALSE";
    }
    values.addAll(owners);
    return " AND c.owner IN (?" + ", ?".repeat(owners.size() - 1) + ")";
  }

  /** Where a case went that was merged. */
  @Nullable String home(String caseId) {
    return transactions.first(
        "SELECT case_id FROM sluice_key WHERE key_text = ? ORDER BY case_id FETCH FIRST ROW ONLY",
        row -> row.getString(1),
        cut(Keys.merged(caseId)));
  }

  /** What steps of these cases ask first, in one statement. */
  FirstLook look(Set<String> caseIds, Set<EventId> events) {
    List<String> ids = List.copyOf(caseIds);
    List<String> merged = ids.stream().map(id -> cut(Keys.merged(id))).toList();
    Map<EventId, EventId> asked = new LinkedHashMap<>();
    for (EventId event : events) {
      asked.put(event, event);
      asked.put(event.erased(), event);
    }
    List<Seen> rows =
        transactions.all(
            LOOK,
            row -> new Seen(row.getInt(1), row.getString(2), row.getString(3), row.getString(4)),
            ids,
            ids,
            merged,
            asked.keySet().stream().map(EventId::caseId).toList(),
            asked.keySet().stream().map(EventId::id).toList());
    Map<String, CaseState> cases = new HashMap<>();
    Map<String, String> homes = new HashMap<>();
    Set<EventId> known = new HashSet<>();
    // Read when the connection is given back.
    for (Seen row : rows) {
      if (row.doc != null) {
        cases.put(row.caseId, Reading.of(row.caseId, () -> json.readState(row.doc)));
      } else if (row.other != null && row.kind == HOME) {
        homes.put(row.caseId, row.other);
      } else if (row.other != null) {
        known.add(Objects.requireNonNull(asked.get(new EventId(row.caseId, row.other))));
      }
    }
    return new FirstLook(cases, homes, known);
  }

  /** Finds cases of one of the owners, of anybody or nobody where they are null. */
  List<CaseState> find(
      CaseQuery query, @Nullable Set<String> owners, Consumer<SluiceException> unreadable) {
    List<CaseState> found = new ArrayList<>();
    String after = query.after();
    int page = query.most();
    boolean more = true;
    while (more && found.size() < query.most()) {
      Statement next = statement(query, owners, after == null ? "" : after, page);
      List<Map.Entry<String, String>> rows =
          transactions.all(
              next.sql,
              row -> Map.entry(row.getString(1), row.getString(2)),
              next.values.toArray());
      for (Map.Entry<String, String> row : rows) {
        if (found.size() == query.most()) {
          break; // The next page begins with it.
        }
        after = row.getKey();
        try {
          CaseState state = Reading.of(after, () -> json.readState(row.getValue()));
          if (query.matches(state.facts())) {
            found.add(state);
          }
        } catch (SluiceException e) {
          unreadable.accept(e);
        }
      }
      more = rows.size() == page;
    }
    return List.copyOf(found);
  }

  /** A case as a row of its id and its document has it. */
  CaseState state(ResultSet row) throws SQLException {
    String doc = row.getString(2);
    return Reading.of(row.getString(1), () -> json.readState(doc));
  }

  /** A row of {@link #LOOK}. */
  private record Seen(int kind, String caseId, @Nullable String other, @Nullable String doc) {}

  /** A statement with its values. */
  record Statement(String sql, List<Object> values) {}

  /**
   * Selects a page of cases by their columns and keys, in the order of their ids. Of several owners
   * each gives a page at the most, so that no more is read for a manager of many.
   */
  static Statement statement(
      CaseQuery query, @Nullable Set<String> owners, String after, int page) {
    if (query.owner() != null) {
      boolean seen = owners == null || owners.contains(query.owner());
      return ofOwner(query, seen ? query.owner() : NOBODY, after, page);
    } else if (owners == null) {
      return ofOwner(query, null, after, page);
    } else if (owners.size() < 2) {
      return ofOwner(query, owners.isEmpty() ? NOBODY : owners.iterator().next(), after, page);
    }
    List<String> branches = new ArrayList<>();
    List<Object> values = new ArrayList<>();
    for (String owner : owners) {
      Statement branch = ofOwner(query, owner, after, page);
      branches.add("(" + branch.sql + ")");
      values.addAll(branch.values);
    }
    values.add(page);
    return new Statement(
        "SELECT case_id, doc FROM ("
            + String.join(" UNION ALL ", branches)
            + ") many ORDER BY case_id FETCH FIRST ? ROWS ONLY",
        values);
  }

  private static Statement ofOwner(
      CaseQuery query, @Nullable String owner, String after, int page) {
    List<String> keys = new ArrayList<>();
    if (query.key() != null) {
      keys.add(cut(query.key()));
    }
    query.attributes().forEach((name, value) -> keys.add(attribute(name, value)));
    StringBuilder from = new StringBuilder("sluice_case c");
    StringBuilder where = new StringBuilder();
    List<Object> values = new ArrayList<>();
    // Columns that are the same in every row come first: so an index is seen to have the order.
    List<String> order = new ArrayList<>();
    String id = "c.case_id";
    for (int i = 0; i < keys.size(); i++) {
      String k = "k" + i;
      from.append(" JOIN sluice_key ").append(k).append(" ON ");
      from.append(k).append(".case_id = ").append(id);
      and(where, values, k + ".key_text", keys.get(i));
      if (i == 0) {
        order.add("k0.key_text");
        id = "k0.case_id";
      }
    }
    and(where, values, "c.pipeline", query.pipeline());
    and(where, values, "c.stage", query.stage());
    and(where, values, "c.owner", owner);
    if (query.running()) {
      where.append("c.running AND ");
    }
    if (keys.isEmpty() && owner != null) {
      order.add("c.owner");
    } else if (keys.isEmpty()) {
      if (query.pipeline() != null) {
        order.add("c.pipeline");
      }
      if (query.stage() != null) {
        order.add("c.stage");
      }
    }
    order.add(id);
    where.append("c.case_id > ?");
    values.add(after);
    if (!keys.isEmpty()) {
      // Both tables start there, so that neither is read from its beginning to be joined.
      where.append(" AND k0.case_id > ?");
      values.add(after);
    }
    values.add(page);
    return new Statement(
        "SELECT c.case_id, c.doc FROM "
            + from
            + " WHERE "
            + where
            + " ORDER BY "
            + String.join(", ", order)
            + " FETCH FIRST ? ROWS ONLY",
        values);
  }

  private static void and(
      StringBuilder where, List<Object> values, String column, @Nullable String value) {
    if (value != null) {
      where.append(column).append(" = ? AND ");
      values.add(value);
    }
  }
}
