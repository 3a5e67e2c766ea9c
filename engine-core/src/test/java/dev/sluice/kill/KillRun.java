package dev.sluice.kill;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/**
 * The long run: {@code mvn -q -Pkill verify}. Writes {@code target/kill/summary.txt}. Arguments:
 * rounds of SIGKILL on each database, rounds of each other blow, and the seed, where 0 draws one.
 */
final class KillRun {

  private KillRun() {}

  /**
   * Plays all rounds and fails when there is a finding.
   *
   * @param args as above
   * @throws Exception when a round cannot be played
   */
  public static void main(String[] args) throws Exception {
    int kills = Integer.parseInt(args[0]);
    int others = Integer.parseInt(args[1]);
    long wanted = Long.parseLong(args[2]);
    long seed = wanted == 0 ? System.nanoTime() % 1_000_000 : wanted;
    Path folder = fresh(Path.of("target", "kill"));
    Summary summary = new Summary(seed);
    System.out.println("kill test, seed " + seed);
    boolean well = add(summary, Rounds.onH2(folder, seed, Blow.KILL, kills), folder);
    well &= add(summary, Rounds.onH2(folder, seed, Blow.EXIT, others), folder);
    try (Postgres server = new Postgres(folder.resolve("data").toAbsolutePath())) {
      for (Blow blow : Blow.values()) {
        int count = blow == Blow.KILL ? kills : others;
        well &= add(summary, Rounds.onPostgres(folder, server, seed, blow, count), folder);
      }
    }
    summary.lines().forEach(System.out::println);
    System.exit(well ? 0 : 1);
  }

  private static boolean add(Summary summary, Summary.Part part, Path folder) throws IOException {
    summary.add(part);
    System.out.println(part.database() + " " + part.blow() + " is done");
    Files.write(folder.resolve("summary.txt"), summary.lines());
    return part.result().findings().isEmpty();
  }

  /** An empty folder of that name. */
  static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      List<Path> old;
      try (var found = Files.walk(folder)) {
        old = found.sorted(Comparator.reverseOrder()).toList();
      }
      for (Path path : old) {
        Files.delete(path);
      }
    }
    return Files.createDirectories(folder).toAbsolutePath();
  }
}
