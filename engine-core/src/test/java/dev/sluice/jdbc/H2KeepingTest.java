package dev.sluice.jdbc;

import dev.sluice.json.RecordNames;
import dev.sluice.store.CaseStore;

class H2KeepingTest extends KeepingContract {

  @Override
  CaseStore store() {
    return JdbcCaseStore.on(TestDatabases.h2(), RecordNames.standard());
  }
}
