package dev.sluice.jdbc;

import dev.sluice.fact.Facts;
import dev.sluice.fact.Keys;
import dev.sluice.json.SluiceJson;
import dev.sluice.step.CaseState;
import dev.sluice.store.CaseQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds cases by their columns, keys and attributes; the rest is asked of the case itself. */
final class Finder {

  /** As long as a key's column. */
  private static final int LONGEST = 500;

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

  private static String attribute(String name, Object value) {
    return cut("attribute:" + name + "=" + value);
  }

  private static String cut(String key) {
    return key.length() <= LONGEST ? key : key.substring(0, LONGEST);
  }

  /** A case of one of the owners, of anybody or nobody where they are null. */
  @Nullable CaseState load(String caseId, @Nullable Set<String> owners) {
    List<Object> values = new ArrayList<>(List.of(caseId));
    String sql = "SELECT c.doc FROM sluice_case c WHERE c.case_id = ?" + owned(owners, values);
    String doc =
        transactions.first( sql, row -> row.getString(1), values.toArray());
    return doc == null ? null : json.readState(doc);
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

  List<CaseState> find(CaseQuery query, @Nullable Set<String> owners) {
    List<CaseState> found = new ArrayList<>();
    String after = query.after();
    int page = Math.max(1, query.most());
    boolean more = query.most() > 0;
    while (more && found.size() < query.most()) {
      List<String> docs = docs(query, owners, after == null ? "" : after, page);
      for (String doc : docs) {
        CaseState state = json.readState(doc);
        after = state.caseId();
        if (found.size() < query.most() && query.matches(state.facts())) {
          found.add(state);
        }
      }
      more = docs.size() == page;
    }
    return List.copyOf(found);
  }

  private List<String> docs(CaseQuery query, @Nullable Set<String> owners, String after, int page) {
    StringBuilder sql = new StringBuilder("SELECT c.doc FROM sluice_case c");
    List<Object> values = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    if (query.key() != null) {
      keys.add(cut(query.key()));
    }
    for (Map.Entry<String, Object> attribute : query.attributes().entrySet()) {
      keys.add(attribute(attribute.getKey(), attribute.getValue()));
    }
    for (int i = 0; i < keys.size(); i++) {
      String k = "k" + i;
      sql.append(" JOIN sluice_key ").append(k).append(" ON ").append(k);
      sql.append(".case_id = c.case_id AND ").append(k).append(".key_text = ?");
      values.add(keys.get(i));
    }
    sql.append(" WHERE c.case_id > ?");
    values.add(after);
    and(sql, values, "pipeline", query.pipeline());
    and(sql, values, "stage", query.stage());
    and(sql, values, "owner", query.owner());
    if (query.running()) {
      sql.append(" AND c.running");
    }
    sql.append(owned(owners, values));
    sql.append(" ORDER BY c.case_id FETCH FIRST ? ROWS ONLY");
    values.add(page);
    return transactions.all( sql.toString(), row -> row.getString(1), values.toArray());
  }

  private static void and(
      StringBuilder sql, List<Object> values, String column, @Nullable String value) {
    if (value != null) {
      sql.append(" AND c.").append(column).append(" = ?");
      values.add(value);
    }
  }
}
