package dev.sluice.rules.mutation;

import dev.sluice.rules.internal.Mutant;
import dev.sluice.rules.internal.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs the mutation check, and writes {@code target/mutation/report.md}. */
public final class MutationCheck {

  private static final Path RULES = Path.of("target/classes");
  private static final Path SPECS = Path.of("target/test-classes");
  private static final Path COVERAGE = Path.of("target/specification/coverage.json");
  private static final Path REPORT = Path.of("target/mutation/report.md");

  private final Specs specs = new Specs(COVERAGE, SPECS);
  private final List<String> killed = new ArrayList<>();
  private final List<String> survived = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final TreeMap<String, List<String>> unmutated = new TreeMap<>();

  private MutationCheck() throws IOException {}

  /**
   * Runs it.
   *
   * @param args none
   */
  public static void main(String[] args) throws IOException {
    new MutationCheck().run();
  }

  private void run() throws IOException {
    List<Mutant> mutants = new ArrayList<>();
    for (Path file : files()) {
      String name = RULES.relativize(file).toString().replace('\\', '/');
      mutants.addAll(Mutations.of(name, Files.readString(file)));
    }
    mutants.removeIf(mutant -> !mutant.rule().contains(System.getProperty("mutation.rule", "")));
    passAsTheyAre(mutants);
    long start = System.nanoTime();
    for (Mutant mutant : mutants) {
      check(mutant);
      System.out.printf(
          "%d of %d: %d killed, %d survived, %d refused%n",
          killed.size() + survived.size() + refused.size(),
          mutants.size(),
          killed.size(),
          survived.size(),
          refused.size());
    }
    write(Duration.ofNanos(System.nanoTime() - start));
  }

  private static List<Path> files() throws IOException {
    String wanted = System.getProperty("mutation.file", "");
    try (Stream<Path> files = Files.walk(RULES)) {
      return files
          .filter(file -> file.toString().endsWith(".drl") && file.toString().contains(wanted))
          .sorted()
          .toList();
    }
  }

  /** A spec that fails without any change would kill every mutant. */
  private void passAsTheyAre(List<Mutant> mutants) {
    for (Mutant mutant : mutants) {
      unmutated.computeIfAbsent(mutant.rule(), rule -> specs.asking(rule, mutant.requirements()));
    }
    List<String> all = unmutated.values().stream().flatMap(List::stream).distinct().toList();
    Specs.Failed failed = specs.firstFailure(all, null);
    if (failed != null) {
      throw new IllegalStateException(
          "Spec " + failed.spec() + " fails without any change. Mend it first");
    }
  }

  private void check(Mutant mutant) {
    List<String> asking = unmutated.getOrDefault(mutant.rule(), List.of());
    Specs.Failed failed = specs.firstFailure(asking, mutant);
    if (failed == null) {
      survived.add(mutant + " (" + asking.size() + " specs)");
      System.out.println("Survived: " + mutant);
    } else if (failed.refused()) {
      refused.add(mutant.toString());
    } else {
      killed.add(mutant + " by " + failed.spec());
    }
  }

  private void write(Duration time) throws IOException {
    int counted = killed.size() + survived.size();
    Files.createDirectories(REPORT.getParent());
    Files.writeString(
        REPORT,
        "# Mutation check\n\n"
            + killed.size()
            + " of "
            + counted
            + " changed rules make a spec fail ("
            + (counted == 0 ? 100 : killed.size() * 100 / counted)
            + " %), "
            + refused.size()
            + " more cannot be loaded; "
            + time.toSeconds()
            + " seconds.\n"
            + section("Survived", survived)
            + section("Killed", killed)
            + section("Refused when loaded", refused));
    System.out.println("See " + REPORT.toAbsolutePath());
  }

  private static String section(String title, List<String> lines) {
    StringBuilder text = new StringBuilder("\n## " + title + "\n\n");
    lines.forEach(line -> text.append("- `").append(line).append("`\n"));
    return lines.isEmpty() ? text.append("None.\n").toString() : text.toString();
  }
}
