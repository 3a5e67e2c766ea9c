package dev.sluice.store;

import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where steps find what they need to know, and keep what they leave behind. */
public interface Cases {

  /**
   * Loads a case.
   *
   * @param caseId the case
   * @return its state, or null when there is no such case
   */
  @Nullable CaseState load(String caseId);

  /**
   * Finds cases.
   *
   * @param query which
   * @return by id, at most as many as asked for
   */
  List<CaseState> find(CaseQuery query);

  /**
   * Where a case went that was merged into another.
   *
   * @param caseId the case
   * @return the other case; null when it was not merged
   */
  @Nullable String home(String caseId);

  /**
   * Whether an event was taken up before. Ids are remembered even where the journal is not.
   *
   * @param caseId the case
   * @param eventId the event
   * @return true when it was
   */
  boolean knows(String caseId, String eventId);

  /**
   * The journal entry of an event.
   *
   * @param caseId the case
   * @param eventId the event
   * @return the entry, or null when the event was not taken up or its entry is no longer kept
   */
  @Nullable JournalEntry entry(String caseId, String eventId);

  /**
   * Notices that wait for a digest.
   *
   * @param recipient for whom, as {@link PendingEffect#recipient} names them
   * @return in the order they were committed, whether their time has come or not
   */
  List<PendingEffect> gathered(String recipient);

  /**
   * Events that were set aside.
   *
   * @return in the order they were
   */
  List<Parked> parked();

  /**
   * Keeps everything that steps left behind, or nothing of it. Of one case there may be several, in
   * their order.
   *
   * @param steps what to keep; the versions of each case follow the stored one
   * @throws StaleCaseException when another writer was faster, with one of the cases or with
   *     another one that has one of its exclusive keys; load and step again
   */
  void commit(List<Commit> steps);

  /**
   * Runs work on a case that no other engine writes meanwhile: what it loads stays so until what it
   * commits is kept. For cases that several engines contend for.
   *
   * @param caseId the case
   * @param work loads, steps and commits on this thread
   * @param <T> what it returns
   * @return what the work returned
   */
  default <T> T exclusively(String caseId, Supplier<T> work) {
    return work.get();
  }

  /**
   * Whether this thread is in a transaction that the host ends. What follows from a step is taken
   * up after that, and not before.
   *
   * @return true in such a transaction
   */
  default boolean joined() {
    return false;
  }
}
