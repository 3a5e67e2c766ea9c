package dev.sluice.store;

import dev.sluice.decision.Effect;
import java.util.Set;

/**
 * What is struck out of all that a store keeps of a case when a person is erased: of its journal,
 * its effects, and the events it told others and others told it.
 */
public interface Erasure {

  /**
   * How the person was known in the case.
   *
   * @return marks, see {@link dev.sluice.fact.Keys#marks}, under which the case is found no more
   */
  Set<String> marks();

  /**
   * Whether an effect is for the person, so that it is not delivered.
   *
   * @param effect what would be done
   * @return true when it is
   */
  boolean withdraws(Effect effect);

  /**
   * A text or a record without the person.
   *
   * @param value what was kept
   * @param <T> its type
   * @return the same object when there was nothing of the person in it
   */
  <T> T without(T value);

  /**
   * An event's id without the person. It stays unique within its case.
   *
   * @param eventId what was kept
   * @return the same id when there was nothing of the person in it, else what {@link
   *     EventId#erased} says
   */
  String eventId(String eventId);
}
