package dev.sluice.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A {@link Host} in a process of its own, seen from outside. */
final class Life implements AutoCloseable {

  /** A host that has nothing to say for so long hangs. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** What it never says. */
  private static final String NO_MORE = "(no more)";

  private static final Duration END = Duration.ofMinutes(5);

  private final Process process;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Path log;
  private final long began = System.nanoTime();

  Life(Path folder, String store, long seed, Duration lease, String until, int share, int of)
      throws IOException {
    this.log = folder.resolve("log");
    this.process =
        new ProcessBuilder(
                java("java"),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Host.class.getName(),
                store,
                folder.toString(),
                String.valueOf(seed),
                String.valueOf(lease.toMillis()),
                until,
                String.valueOf(share),
                String.valueOf(of))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    listen();
  }

  /** Waits until it says something; returns how long it lives by then. */
  Duration hear(String what) throws IOException, InterruptedException {
    return hear(what, 1);
  }

  /** Waits until it has said something so many times more. */
  Duration hear(String what, int times) throws IOException, InterruptedException {
    for (int left = times; left > 0; ) {
      String line = said.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (line == null) {
        dump();
        throw new IllegalStateException("The host never said \"" + what + "\"; see " + log);
      } else if (line.equals(NO_MORE)) {
        throw new IllegalStateException("The host ended before it said \"" + what + "\"" + why());
      }
      left -= line.equals(what) ? 1 : 0;
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  /** Each life has its own thread: one that waited for another's would work on meanwhile. */
  private void listen() {
    Thread listener =
        new Thread(
            () -> {
              try (BufferedReader says = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = says.readLine(); line != null; line = says.readLine()) {
                  said.add(line);
                }
              } catch (IOException e) {
                said.add(e.toString());
              }
              said.add(NO_MORE);
            });
    listener.setDaemon(true);
    listener.start();
  }

  private static String java(String tool) {
    return Path.of(System.getProperty("java.home"), "bin", tool).toString();
  }

  /** Lets it live on for a while. */
  void live(long millis) throws IOException, InterruptedException {
    if (process.waitFor(millis, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("The host ended by itself" + why());
    }
  }

  void signal(String name) throws IOException, InterruptedException {
    int answer =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    if (answer != 0) {
      throw new IllegalStateException("kill -" + name + " failed");
    }
  }

  /** Waits until it has ended by itself, with nothing left to do. */
  void end() throws IOException, InterruptedException {
    if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
      dump();
      throw new IllegalStateException("The last host did not come to an end; see " + log);
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException("The last host failed" + why());
    }
  }

  /** Says in the log what its threads do. */
  private void dump() throws IOException, InterruptedException {
    new ProcessBuilder(java("jcmd"), String.valueOf(process.pid()), "Thread.print")
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start()
        .waitFor();
  }

  /** Waits until it has ended because it was asked to. */
  void gone() throws IOException, InterruptedException {
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("The host does not end when asked to" + why());
    }
  }

  private String why() throws IOException {
    List<String> lines = Files.readAllLines(log);
    return ". Its log ends: " + lines.subList(Math.max(0, lines.size() - 40), lines.size());
  }

  /** SIGKILL, unless it has ended. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
