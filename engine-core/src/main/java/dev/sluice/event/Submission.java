package dev.sluice.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event at the door of the engine.
 *
 * @param caseId the case it concerns, not blank, 200 characters at the most; an opening event makes
 *     the case
 * @param event what happened, a record of a registered type
 * @param id names the event within its case, not blank, 200 characters at the most, so that
 *     submitting it again changes nothing; null makes the submission not idempotent
 * @param at when it happened; null means now. Late is welcome, the future is refused
 * @param by the person or system that reports it; null when nobody is named
 * @param pipeline which pipeline an opening event goes into; null when only one opens on it
 */
public record Submission(
    @JsonProperty("case") String caseId,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        Record event,
    @Nullable String id,
    @Nullable Instant at,
    @Nullable String by,
    @Nullable String pipeline) {

  /**
   * An event that happens now.
   *
   * @param caseId the case
   * @param event what happened
   * @return a submission without an id
   */
  public static Submission of(String caseId, Record event) {
    return new Submission(
        Objects.requireNonNull(caseId, "A submission needs the id of its case"),
        Objects.requireNonNull(event, "A submission needs its event"),
        null,
        null,
        null,
        null);
  }

  /**
   * Makes the submission idempotent.
   *
   * @param name names the event within its case
   * @return a copy
   */
  public Submission id(String name) {
    return new Submission(caseId, event, name, at, by, pipeline);
  }

  /**
   * Makes the submission idempotent by the number another system gave it: of one system and number,
   * only the first is taken.
   *
   * @param system the system it comes from, for example {@code crm}
   * @param number the event's own number there
   * @return a copy with the id {@code system:number}
   */
  public Submission from(String system, String number) {
    return id(system + ":" + number);
  }

  /**
   * Says when it happened.
   *
   * @param moment not in the future
   * @return a copy
   */
  public Submission at(Instant moment) {
    return new Submission(caseId, event, id, moment, by, pipeline);
  }

  /**
   * Says who reports it.
   *
   * @param actor a person or a system
   * @return a copy
   */
  public Submission by(String actor) {
    return new Submission(caseId, event, id, at, actor, pipeline);
  }

  /**
   * Says which pipeline an opening event goes into.
   *
   * @param pipelineId the pipeline
   * @return a copy
   */
  public Submission into(String pipelineId) {
    return new Submission(caseId, event, id, at, by, pipelineId);
  }
}
