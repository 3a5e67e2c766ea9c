package dev.sluice.jdbc;

import dev.sluice.json.RecordNames;
import dev.sluice.store.CaseStore;

class PostgresKeepingTest extends KeepingContract {

  @Override
  CaseStore store() {
    return JdbcCaseStore.on(TestDatabases.postgresql(), RecordNames.standard());
  }
}
