package dev.sluice.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The latest activity of its type in a case; earlier ones are in the journal.
 *
 * @param type for example {@code call}, {@code visit}, {@code needs-interview}
 * @param at when it took place
 * @param by who did it; null when nobody was named
 * @param contact the contact's id; null when none was named
 */
public record Activity(String type, Instant at, @Nullable String by, @Nullable String contact)
    implements Fact {

  /**
   * Whether it is of one of some types.
   *
   * @param types the types
   * @return true when its own is among them
   */
  public boolean isOf(List<String> types) {
    return types.contains(type);
  }

  /**
   * Whether somebody else did it.
   *
   * @param person the person compared with
   * @return true when somebody is named, and it is another
   */
  public boolean byOtherThan(String person) {
    return by != null && !by.equals(person);
  }

  @Override
  public String factId() {
    return type;
  }
}
