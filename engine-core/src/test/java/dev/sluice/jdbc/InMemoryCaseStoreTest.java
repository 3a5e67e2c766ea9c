package dev.sluice.jdbc;

import dev.sluice.store.CaseStore;
import dev.sluice.store.InMemoryCaseStore;

class InMemoryCaseStoreTest extends CaseStoreContract {

  @Override
  CaseStore store() {
    return InMemoryCaseStore.create();
  }

  @Override
  boolean exclusive() {
    return false;
  }
}
