package dev.sluice.rules.spec;

import dev.sluice.event.Submission;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * An event as somebody reports it: who, when it occurred, under which id.
 *
 * @param event what happened
 * @param by the person or system that reports it; null when nobody is named
 * @param occurring when it happened, in the calendar's zone, such as {@code 2026-03-02T16:59}; null
 *     means now
 * @param id names the event within its case; null makes it not idempotent
 * @param into which pipeline an opening event goes into; null when only one opens on it
 */
public record Reported(
    Record event,
    @Nullable String by,
    @Nullable String occurring,
    @Nullable String id,
    @Nullable String into) {

  /**
   * An event about which more is to be said.
   *
   * @param event what happened
   * @return a report by nobody, of now
   */
  public static Reported reported(Record event) {
    return new Reported(event, null, null, null, null);
  }

  /**
   * Says who reports it.
   *
   * @param actor a person or a system
   * @return a copy
   */
  public Reported by(String actor) {
    return new Reported(event, actor, occurring, id, into);
  }

  /**
   * Says when it happened.
   *
   * @param localTime in the calendar's zone, for example {@code 2026-03-02T16:59}
   * @return a copy
   */
  public Reported occurring(String localTime) {
    return new Reported(event, by, localTime, id, into);
  }

  /**
   * Makes it idempotent.
   *
   * @param name names the event within its case
   * @return a copy
   */
  public Reported id(String name) {
    return new Reported(event, by, occurring, name, into);
  }

  /**
   * Says which pipeline an opening event goes into.
   *
   * @param pipeline the pipeline
   * @return a copy
   */
  public Reported into(String pipeline) {
    return new Reported(event, by, occurring, id, pipeline);
  }

  /** What to submit; a submission among the events stays as it is. */
  static Submission submission(String caseId, Record event, ZoneId zone) {
    if (event instanceof Submission submission) {
      return submission;
    }
    if (!(event instanceof Reported report)) {
      return Submission.of(caseId, event);
    }
    String local = report.occurring;
    return new Submission(
        caseId,
        report.event,
        report.id,
        local == null ? null : LocalDateTime.parse(local).atZone(zone).toInstant(),
        report.by,
        report.into);
  }
}
