package dev.sluice.kill;

import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.jdbc.Schema;
import dev.sluice.json.RecordNames;
import dev.sluice.store.CaseStore;
import java.nio.file.Path;
import org.h2.jdbcx.JdbcConnectionPool;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** Opens the store of an address: the path of an H2 file, or a JDBC URL of PostgreSQL. */
final class Stores {

  private Stores() {}

  /** A store to be closed. */
  record Opened(CaseStore cases, Runnable end) implements AutoCloseable {

    @Override
    public void close() {
      end.run();
    }
  }

  static Opened open(String address) {
    if (!address.startsWith("jdbc:")) {
      JdbcCaseStore file = JdbcCaseStore.h2(Path.of(address), RecordNames.standard());
      return new Opened(file, file::close);
    }
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setUrl(address);
    JdbcConnectionPool pool = JdbcConnectionPool.create(source);
    Schema.of(pool).migrate();
    return new Opened(JdbcCaseStore.on(pool, RecordNames.standard()), pool::dispose);
  }
}
