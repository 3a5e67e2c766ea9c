package dev.sluice.jdbc;

import dev.sluice.json.RecordNames;
import dev.sluice.store.CaseStore;
import dev.sluice.store.InMemoryCaseStore;

/** The store that specs of the engine run on: {@code -Dsluice.test.store=h2} or postgresql. */
public final class TestStores {

  private TestStores() {}

  /** An empty store. */
  public static CaseStore fresh() {
    return fresh(RecordNames.standard());
  }

  /** An empty store that knows a host's records. */
  public static CaseStore fresh(RecordNames names) {
    return switch (System.getProperty("sluice.test.store", "memory")) {
      case "h2" -> JdbcCaseStore.on(TestDatabases.h2(), names);
      case "postgresql" -> JdbcCaseStore.on(TestDatabases.postgresql(), names);
      default -> InMemoryCaseStore.create();
    };
  }
}
