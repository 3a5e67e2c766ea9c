package dev.sluice.examples.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.sluice.document.Paper;
import dev.sluice.json.RecordNames;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ProgressBar;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Plays recorded submissions through a playbook and writes what was decided. */
@Command(
    name = "demo",
    description = "Plays recorded submissions through a playbook and writes what was decided.",
    mixinStandardHelpOptions = true)
public final class Demo implements Callable<Integer> {

  private static final String SHIPPED = "shipped";
  private static final List<String> STORES = List.of("memory", "h2");
  private static final String QUARTER = "/recorded/one-quarter.jsonl";

  @Option(
      names = "--input",
      defaultValue = SHIPPED,
      description =
          "A folder of JSON Lines, or of the four CSV files of a CRM's opportunities; \"shipped\""
              + " is one quarter of a small company (default).")
  private String input = SHIPPED;

  @Option(names = "--output", required = true, description = "The folder to write to.")
  private Path output = Path.of(".");

  @Option(
      names = "--playbook",
      defaultValue = "",
      description =
          "Instead of recorded submissions, plays a year of a small company (three reps, 200"
              + " cases) by this shipped playbook.")
  private String playbook = "";

  private final PrintStream console;

  @Option(
      names = "--store",
      defaultValue = "memory",
      description =
          "Where cases are kept: \"memory\" (default), or \"h2\" for a file in the output's folder."
              + " A run on h2 that was killed goes on where it was when it is started again.")
  private String store = "memory";

  private Demo(PrintStream console) {
    this.console = console;
  }

  /**
   * Runs the main job.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    int status = run(System.out, args);
    if (status != 0) {
      // An exception and not System.exit: the build that runs this in its own JVM must fail too.
      throw new IllegalStateException("The demo failed with status " + status);
    }
  }

  static int run(PrintStream console, String... args) {
    return new CommandLine(new Demo(console))
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              console.println("The demo stopped: " + problem.getMessage());
              return CommandLine.ExitCode.SOFTWARE;
            })
        .execute(args);
  }

  @Override
  public Integer call() throws IOException {
    if (!STORES.contains(store)) {
      throw new IOException("There is no store \"" + store + "\". Use one of " + STORES);
    }
    if (!playbook.isBlank()) {
      playYear();
      return 0;
    }
    Recording recording = recording();
    Files.createDirectories(output);
    boolean durable = !store.equals(STORES.get(0));
    try (Kept kept = durable ? Kept.inFiles(output.resolve("store"), recording) : Kept.inMemory()) {
      report(recording, new Player(recording, kept));
    }
    return 0;
  }

  private void report(Recording recording, Player player) throws IOException {
    play(player, recording.submissions().size());
    int decisions;
    try (DecisionLog log = new DecisionLog(output.resolve("decisions.jsonl"), recording.names())) {
      player.entries().forEach(log::committed);
      decisions = log.written();
    }
    List<Remark> rejected = new ArrayList<>(recording.rejected());
    rejected.addAll(player.refused());
    rejected.sort(Comparator.comparing(Remark::file).thenComparing(Remark::line));
    Remarks.write(output.resolve("rejected.csv"), rejected);
    List<Remark> notes = new ArrayList<>(recording.notes());
    notes.addAll(player.parked());
    Remarks.write(output.resolve("notes.csv"), notes);

    Funnel funnel = new Funnel(player.engine(), recording.playbook());
    ObjectMapper mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    Files.writeString(
        output.resolve("funnel.json"),
        mapper.writeValueAsString(funnel.json(mapper)).replace("\r\n", "\n") + "\n");
    summarise(funnel, decisions, rejected.size(), notes.size());
  }

  private void playYear() throws IOException {
    if (!store.equals(STORES.get(0))) {
      throw new IOException("A year is played in memory. Leave out -Ddemo.store");
    }
    Year year = Year.play(Company.workingBy(playbook));
    Files.createDirectories(output);
    try (DecisionLog log =
        new DecisionLog(output.resolve("decisions.jsonl"), RecordNames.standard())) {
      year.entries().forEach(log::committed);
    }
    Paper english = YearReport.of(year, Locale.ENGLISH);
    write("year.md", english.markdown());
    write("year.html", english.html());
    write("year.zh.md", YearReport.of(year, Locale.CHINESE).markdown());
    console.print(english.markdown());
    console.printf("%nWritten to %s%n", output);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(output.resolve(name), text);
  }

  private Recording recording() throws IOException {
    if (input.equals(SHIPPED)) {
      try (InputStream lines = Demo.class.getResourceAsStream(QUARTER)) {
        if (lines == null) {
          throw new IOException(QUARTER + " is not in the jar");
        }
        String text = new String(lines.readAllBytes(), StandardCharsets.UTF_8);
        return JsonLines.lines("one-quarter.jsonl", text.lines().toList());
      }
    }
    Path folder = Path.of(input);
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "There is no folder " + folder.toAbsolutePath() + ". Give one with -Ddemo.input=…");
    }
    return OpportunityCsv.isIn(folder) ? OpportunityCsv.folder(folder) : JsonLines.folder(folder);
  }

  private void play(Player player, int submissions) {
    if (CommandLine.Help.Ansi.AUTO.enabled()) {
      try (ProgressBar bar = new ProgressBar("Playing", submissions)) {
        player.play(done -> bar.stepTo(done));
      }
      return;
    }
    console.printf(Locale.ROOT, "Playing %,d submissions%n", submissions);
    int tenth = Math.max(1, submissions / 10);
    IntConsumer progress =
        done -> {
          if (done % tenth == 0) {
            console.printf(Locale.ROOT, "  %,d of %,d%n", done, submissions);
          }
        };
    player.play(progress);
  }

  private void summarise(Funnel funnel, int decisions, int rejected, int notes) {
    console.printf(Locale.ROOT, "%n%-24s %10s%n", "stage", "cases");
    for (Map.Entry<String, Integer> stage : funnel.stages().entrySet()) {
      console.printf(Locale.ROOT, "%-24s %,10d%n", stage.getKey(), stage.getValue());
    }
    console.printf(
        Locale.ROOT, "%n%-24s %8s %8s %8s %14s%n", "owner", "won", "lost", "open", "won value");
    funnel.agents().forEach(this::line);
    line("all", funnel.all());
    console.printf(
        Locale.ROOT,
        "%nMean days to close: %s. Decisions: %,d. Rows refused: %,d, noted: %,d.%nWritten to %s%n",
        funnel.meanDaysToClose(),
        decisions,
        rejected,
        notes,
        output);
  }

  private void line(String name, Funnel.Tally tally) {
    console.printf(
        Locale.ROOT,
        "%-24s %,8d %,8d %,8d %,14.2f%n",
        name,
        tally.won,
        tally.lost,
        tally.open,
        tally.wonValue);
  }
}
