package dev.sluice.assignment;

import java.util.List;
import java.util.Map;

/**
 * What the rules say of the reps for one case.
 *
 * @param excluded reasons by rep; a rep with a reason is not considered
 * @param preferred reasons by rep; when anybody eligible is preferred, only those are considered
 */
public record Judgement(Map<String, List<String>> excluded, Map<String, List<String>> preferred) {

  /** Rules that have nothing to say. */
  public static final Judgement NONE = new Judgement(Map.of(), Map.of());
}
