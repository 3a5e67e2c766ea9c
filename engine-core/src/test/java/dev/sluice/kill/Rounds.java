package dev.sluice.kill;

import dev.sluice.engine.SalesEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** Rounds of one blow to one store, and the audit after them. */
final class Rounds {

  /** Longer than a handler takes here, and short enough to wait for. */
  static final Duration LEASE = Duration.ofSeconds(1);

  private final Path folder;
  private final String store;
  private final Postgres server;
  private final long seed;

  /** The server is null where the store is a file. */
  private Rounds(Path folder, String store, Postgres server, long seed) {
    this.folder = folder;
    this.store = store;
    this.server = server;
    this.seed = seed;
  }

  /** Ends hosts on an H2 file. */
  static Summary.Part onH2(Path parent, long seed, Blow blow, int count) throws Exception {
    Path folder =
        Files.createDirectories(parent.resolve("h2_" + blow.name().toLowerCase(Locale.ROOT)));
    Path file = folder.resolve("cases");
    return new Rounds(folder, file.toString(), null, seed)
        .play(blow, "h2", count, () -> Files.size(folder.resolve("cases.mv.db")));
  }

  /** Strikes hosts on PostgreSQL. */
  static Summary.Part onPostgres(Path parent, Postgres server, long seed, Blow blow, int count)
      throws Exception {
    String name = "kill_" + blow.name().toLowerCase(Locale.ROOT);
    Path folder = Files.createDirectories(parent.resolve(name));
    String store = server.schema(name);
    Stores.open(store).close(); // Two hosts must not make the tables at once.
    return new Rounds(folder, store, server, seed)
        .play(blow, "postgresql", count, () -> server.size(name));
  }

  /** Asks how large a store has become. */
  private interface Size {
    long bytes() throws Exception;
  }

  private Summary.Part play(Blow blow, String database, int count, Size size) throws Exception {
    SplittableRandom chance = new SplittableRandom(seed);
    List<Duration> recovery = new ArrayList<>();
    for (int round = 0; round < count; round++) {
      Duration took = blow.strike(this, chance);
      if (took != null) {
        recovery.add(took);
      }
    }
    try (Life last = new Life(folder, store, seed, LEASE, "drain", 0, 1)) {
      last.end();
    }
    Audit.Result result;
    try (Stores.Opened opened = Stores.open(store)) {
      result =
          Audit.of(
              SalesEngine.builder().playbook(Work.playbook()).build().playbooks(),
              Books.read(opened.cases()),
              Ledger.acks(folder),
              Ledger.deliveries(folder));
    }
    return new Summary.Part(
        database, blow, count, result, Ledger.failures(folder).size(), recovery, size.bytes());
  }

  Life life(int share, int of) throws IOException {
    return new Life(folder, store, seed, LEASE, "work", share, of);
  }

  Postgres postgres() {
    return server;
  }
}
