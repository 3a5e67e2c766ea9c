package dev.sluice.event;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The stage asked for was not entered.
 *
 * @param stage the stage asked for
 * @param missing what must happen first
 */
public record StageBlocked(String stage, List<Missing> missing) implements EngineEvent {

  /**
   * Whether something of a kind is missing.
   *
   * @param kind as {@link Missing#kind} names it, for example {@code heading}
   * @return true when it is
   */
  public boolean lacks(String kind) {
    return missing.stream().anyMatch(item -> item.kind().equals(kind));
  }

  /**
   * What of a kind is missing, for a person to read.
   *
   * @param kind as {@link Missing#kind} names it
   * @return why each is wanted, in the order of the pipeline; empty when nothing of it is missing
   */
  public String lacking(String kind) {
    return missing.stream()
        .filter(item -> item.kind().equals(kind))
        .map(Missing::why)
        .collect(Collectors.joining("; "));
  }
}
