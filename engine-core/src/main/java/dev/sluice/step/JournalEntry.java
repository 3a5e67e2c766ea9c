package dev.sluice.step;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sluice.decision.Conflict;
import dev.sluice.decision.Decided;
import dev.sluice.event.Missing;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a case, as it is kept for ever: what came in, what was decided and why.
 *
 * @param caseId the case
 * @param version the state this step made; gap-free from 1
 * @param eventId names the event within its case
 * @param event what happened
 * @param occurredAt when it happened
 * @param now when the step was taken
 * @param actor who reported it; null when nobody was named
 * @param definitions the content hash of the playbook that decided
 * @param followed the engine's own events that the step went through, in order
 * @param decisions what was decided, in the order of priority, rule, matched facts
 * @param missing why stages asked for were not entered; empty when none was refused
 * @param conflicts ties between rules
 * @param tells events for other cases
 * @param stage the stage after the step
 */
public record JournalEntry(
    String caseId,
    long version,
    String eventId,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        Record event,
    Instant occurredAt,
    Instant now,
    @Nullable String actor,
    String definitions,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        List<Record> followed,
    List<Decided> decisions,
    List<Missing> missing,
    List<Conflict> conflicts,
    List<Tell> tells,
    String stage) {

  /** Copies the lists. */
  public JournalEntry {
    followed = List.copyOf(followed);
    decisions = List.copyOf(decisions);
    missing = List.copyOf(missing);
    conflicts = List.copyOf(conflicts);
    tells = List.copyOf(tells);
  }

  /**
   * The key under which a decision of this step is delivered; the same on every repeat.
   *
   * @param index the decision's place in {@link #decisions()}
   * @return {@code case:version:index}
   */
  public String key(int index) {
    return caseId + ":" + version + ":" + index;
  }
}
