package dev.sluice.rules.internal;

import dev.sluice.decision.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/** Where the rule that is firing puts what it wants. */
public interface Sink {

  /**
   * Takes a decision.
   *
   * @param decision what the rule wants
   */
  void add(Decision decision);

  /**
   * Takes a decision that the rule goes on describing until it ends.
   *
   * @param draft gives the decision when the rule has ended
   */
  void draft(Supplier<Decision> draft);

  /**
   * When work on a day ends.
   *
   * @param day a day, in the calendar's zone
   * @return the close of that day, or of the next working day when it is none
   */
  Instant closeOf(LocalDate day);

  /**
   * What completes a task.
   *
   * @param taskType a task type
   * @return activity types
   */
  List<String> completedBy(String taskType);

  /**
   * How and for what a template is sent.
   *
   * @param name a template
   * @return what manifests declare; an error names the template when none does
   */
  Vocabulary.Template template(String name);

  /**
   * What belongs to a journey.
   *
   * @param name a journey
   * @return what manifests declare; an error names the journey when none does
   */
  Vocabulary.Journey journey(String name);
}
