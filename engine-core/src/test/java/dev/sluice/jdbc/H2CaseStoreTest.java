package dev.sluice.jdbc;

import dev.sluice.json.RecordNames;
import dev.sluice.store.CaseStore;

class H2CaseStoreTest extends CaseStoreContract {

  @Override
  CaseStore store() {
    return JdbcCaseStore.on(TestDatabases.h2(), RecordNames.standard());
  }
}
