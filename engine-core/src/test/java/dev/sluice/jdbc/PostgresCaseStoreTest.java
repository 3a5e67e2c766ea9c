package dev.sluice.jdbc;

import dev.sluice.json.RecordNames;
import dev.sluice.store.CaseStore;

class PostgresCaseStoreTest extends CaseStoreContract {

  @Override
  CaseStore store() {
    return JdbcCaseStore.on(TestDatabases.postgresql(), RecordNames.standard());
  }
}
