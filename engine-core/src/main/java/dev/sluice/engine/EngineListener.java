package dev.sluice.engine;

import dev.sluice.event.Submission;
import dev.sluice.fault.SluiceException;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.DueTimer;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;

/**
 * Sees what the engine does, for logs and metrics. Called outside every lock, in the thread that
 * did it; what a listener throws is logged and otherwise ignored. Must be thread-safe.
 */
public interface EngineListener {

  /**
   * A step was kept.
   *
   * @param entry its journal entry
   */
  default void committed(JournalEntry entry) {}

  /**
   * A submission was refused, or its step failed.
   *
   * @param submission what was submitted
   * @param reason why
   */
  default void refused(Submission submission, SluiceException reason) {}

  /**
   * An event for another case was set aside.
   *
   * @param parked the event and why
   */
  default void parked(Parked parked) {}

  /**
   * A timer's step failed; the timer stays and is tried again.
   *
   * @param timer the timer
   * @param reason why
   */
  default void timerFailed(DueTimer timer, SluiceException reason) {}

  /**
   * A handler confirmed an effect.
   *
   * @param effect the effect
   */
  default void delivered(PendingEffect effect) {}

  /**
   * A handler failed.
   *
   * @param effect the effect as it is after the attempt
   * @param reason what the handler threw
   * @param last true when it will not be tried again
   */
  default void deliveryFailed(PendingEffect effect, Throwable reason, boolean last) {}
}
