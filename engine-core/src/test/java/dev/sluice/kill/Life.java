package dev.sluice.kill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A {@link Host} in a process of its own, seen from outside. */
final class Life implements AutoCloseable {

  /** A host that has nothing to say for so long hangs. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration END = Duration.ofMinutes(5);

  private final Process process;
  private final BufferedReader says;
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
    this.says =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Waits until it says something; returns how long it lives by then. */
  Duration hear(String what) throws IOException, InterruptedException, ExecutionException {
    return hear(what, 1);
  }

  /** Waits until it has said something so many times more. */
  Duration hear(String what, int times)
      throws IOException, InterruptedException, ExecutionException {
    CompletableFuture<Boolean> heard = CompletableFuture.supplyAsync(() -> said(what, times));
    try {
      if (!heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("The host ended before it said \"" + what + "\"" + why());
      }
    } catch (TimeoutException e) {
      dump();
      throw new IllegalStateException("The host never said \"" + what + "\"; see " + log, e);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private boolean said(String what, int times) {
    try {
      for (int left = times; left > 0; ) {
        String line = says.readLine();
        if (line == null) {
          return false;
        }
        left -= line.equals(what) ? 1 : 0;
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
  void end() throws IOException, InterruptedException, ExecutionException {
    // Nobody who is not heard can say more than a pipe holds.
    CompletableFuture<Boolean> silent =
        CompletableFuture.supplyAsync(() -> said(Host.ACKNOWLEDGED, Integer.MAX_VALUE));
    try {
      silent.get(END.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      dump();
      throw new IllegalStateException("The last host did not come to an end; see " + log, e);
    }
    if (process.waitFor() != 0) {
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
  public void close() throws IOException {
    process.destroyForcibly().onExit().join();
    says.close();
  }
}
