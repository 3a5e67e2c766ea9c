package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a checklist node or a task is not going as planned; of each the latest note is kept.
 *
 * @param about the node's id or the task's key
 * @param note what is out of the ordinary
 * @param at when it was noted
 * @param by who noted it; null when nobody was named
 */
public record ExceptionNote(String about, String note, Instant at, @Nullable String by)
    implements Fact {

  @Override
  public String factId() {
    return about;
  }
}
