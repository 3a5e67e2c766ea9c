package dev.sluice.jdbc;

import dev.sluice.store.CaseStore;
import dev.sluice.store.InMemoryCaseStore;

class InMemoryKeepingTest extends KeepingContract {

  @Override
  CaseStore store() {
    return InMemoryCaseStore.create();
  }
}
