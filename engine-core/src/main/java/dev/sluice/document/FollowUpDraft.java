package dev.sluice.document;

import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.fact.Facts;
import dev.sluice.fact.SalesCase;
import dev.sluice.pipeline.Labels;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up record filled in from what is known, so that the rep only changes what is new. {@link
 * #recorded} turns it into the event. Immutable: each change makes a copy.
 *
 * @param caseId the case
 * @param asOf the moment it was composed
 * @param zone the calendar's zone
 * @param customer whom it is about
 * @param owner the case's owner; null while nobody is
 * @param need the core need as last recorded, or as the lead stated it; null when unknown
 * @param objection the objection of the last talk; null without one
 * @param openPromises promised before and still open; they stay open and are not promised again
 * @param promises promised in this talk; empty in a fresh draft
 * @param solution what was last offered; null when nothing was
 * @param nextStep what to do next: the step recorded last while its day has not passed and no task
 *     about it was closed, or else the first thing missing for the next stage; null at the end
 * @param nextStepOn when, in the calendar's zone; null when open
 */
public record FollowUpDraft(
    String caseId,
    Instant asOf,
    ZoneId zone,
    Customer customer,
    @Nullable String owner,
    @Nullable String need,
    @Nullable String objection,
    List<Promise> openPromises,
    List<Promise> promises,
    @Nullable String solution,
    @Nullable Labels nextStep,
    @Nullable LocalDate nextStepOn) {

  /** Copies the lists. */
  public FollowUpDraft {
    openPromises = List.copyOf(openPromises);
    promises = List.copyOf(promises);
  }

  /**
   * Fills in a record.
   *
   * @param playbook the case's playbook
   * @param state the case
   * @param journal its journal, as far as it is kept
   * @param asOf the moment of the talk
   * @return the draft
   */
  public static FollowUpDraft of(
      Playbook playbook, CaseState state, List<JournalEntry> journal, Instant asOf) {
    Facts facts = state.facts();
    SalesCase salesCase = facts.salesCase();
    ZoneId zone = playbook.calendar().zone();
    Customer customer = Customer.of(facts.subject());
    Conversation conversation = new Conversation(journal, facts.tasks());
    FollowUpRecorded last = conversation.last();
    String need = conversation.latest(FollowUpRecorded::need);
    NextStep next = NextStep.of(conversation, playbook, state, asOf.atZone(zone).toLocalDate());
    return new FollowUpDraft(
        salesCase.id(),
        asOf,
        zone,
        customer,
        salesCase.owner(),
        need == null ? customer.need() : need,
        last == null ? null : last.objection(),
        conversation.openPromises(),
        List.of(),
        conversation.latest(FollowUpRecorded::solution),
        next.what(),
        next.on());
  }

  /**
   * The event, with everything as it stands here.
   *
   * @param locale the language of a next step that comes from the pipeline
   * @return what to submit
   */
  public FollowUpRecorded recorded(Locale locale) {
    return new FollowUpRecorded(
        need,
        objection,
        promises,
        solution,
        nextStep == null ? null : nextStep.in(locale),
        nextStepOn);
  }

  /**
   * Changes the core need.
   *
   * @param text what the customer needs; null when unknown
   * @return a copy
   */
  public FollowUpDraft withNeed(@Nullable String text) {
    return copy(text, objection, promises, solution, nextStep, nextStepOn);
  }

  /**
   * Changes the objection.
   *
   * @param text what speaks against us; null without one
   * @return a copy
   */
  public FollowUpDraft withObjection(@Nullable String text) {
    return copy(need, text, promises, solution, nextStep, nextStepOn);
  }

  /**
   * Adds a promise made in this talk.
   *
   * @param what the promise
   * @param due the day it is due, in the calendar's zone; null without a date
   * @return a copy
   */
  public FollowUpDraft withPromise(String what, @Nullable LocalDate due) {
    List<Promise> more = new ArrayList<>(promises);
    more.add(new Promise(what, due));
    return copy(need, objection, more, solution, nextStep, nextStepOn);
  }

  /**
   * Changes the solution.
   *
   * @param text what we offered; null when nothing was
   * @return a copy
   */
  public FollowUpDraft withSolution(@Nullable String text) {
    return copy(need, objection, promises, text, nextStep, nextStepOn);
  }

  /**
   * Changes the next step.
   *
   * @param what what comes next
   * @param on when, in the calendar's zone; null when open
   * @return a copy
   */
  public FollowUpDraft withNextStep(String what, @Nullable LocalDate on) {
    return copy(need, objection, promises, solution, new Labels(what, what), on);
  }

  private FollowUpDraft copy(
      @Nullable String newNeed,
      @Nullable String newObjection,
      List<Promise> newPromises,
      @Nullable String newSolution,
      @Nullable Labels newStep,
      @Nullable LocalDate newStepOn) {
    return new FollowUpDraft(
        caseId,
        asOf,
        zone,
        customer,
        owner,
        newNeed,
        newObjection,
        openPromises,
        newPromises,
        newSolution,
        newStep,
        newStepOn);
  }

  /**
   * The draft as a text.
   *
   * @param locale Chinese for any Chinese locale, English for all others
   * @return the text
   */
  public Paper paper(Locale locale) {
    Lines lines = new Lines(locale, zone);
    String name = customer.name() == null ? caseId : customer.name();
    String step = nextStep == null ? null : nextStep.in(locale);
    List<String> head =
        List.of(
            lines.pair(Word.CUSTOMER, name),
            lines.pair(Word.TIME, lines.time(asOf)),
            lines.pair(Word.OWNER, owner),
            lines.pair(Word.NEED, need),
            lines.pair(Word.OBJECTION, objection),
            lines.pair(Word.SOLUTION, solution),
            lines.pair(
                Word.NEXT_STEP,
                step == null || nextStepOn == null ? step : step + " · " + nextStepOn));
    return Paper.titled(locale, Word.FOLLOW_UP.in(locale) + " · " + name)
        .section(Word.WHAT.in(locale), lines.list(head))
        .section(Word.PROMISES.in(locale), lines.promises(promises))
        .section(Word.PROMISES_OPEN.in(locale), lines.promises(openPromises))
        .build();
  }
}
