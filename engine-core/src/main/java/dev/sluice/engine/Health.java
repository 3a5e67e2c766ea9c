package dev.sluice.engine;

import dev.sluice.store.Backlog;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an engine and what it shares its store with are doing.
 *
 * @param at when, by the engine's clock
 * @param timerLag for how long the longest due timer has been due; zero when none is
 * @param effectLag for how long the longest waiting effect could have been delivered; zero when
 *     none waits
 * @param backlog what waits in the store
 * @param working whether this engine's own workers run, all of them, see {@link
 *     SalesEngine#start()}
 * @param trouble what made a worker's last round fail, or kept it from delivering something; null
 *     when all went well
 */
public record Health(
    Instant at,
    Duration timerLag,
    Duration effectLag,
    Backlog backlog,
    boolean working,
    @Nullable String trouble) {

  static Health of(Instant now, Backlog backlog, boolean working, @Nullable String trouble) {
    return new Health(
        now,
        lag(backlog.nextTimer(), now),
        lag(backlog.oldestEffect(), now),
        backlog,
        working,
        trouble);
  }

  private static Duration lag(@Nullable Instant since, Instant now) {
    return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }
}
