package dev.sluice.examples.benchmarks.durable;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one event leaves behind in Sluice's tables. */
record Written(
    String caseId,
    long version,
    String pipeline,
    String stage,
    @Nullable String owner,
    boolean running,
    JsonNode state,
    String eventId,
    OffsetDateTime takenAt,
    JsonNode entry,
    List<String> keysGone,
    List<String> keysCome,
    List<String> people,
    List<String> timersGone,
    List<Timer> timersCome,
    List<Effect> effects) {

  /** A row of a timer. */
  record Timer(String id, OffsetDateTime lookAt) {}

  /** A row of an effect. */
  record Effect(String id, @Nullable String recipient, OffsetDateTime notBefore, JsonNode doc) {}
}
