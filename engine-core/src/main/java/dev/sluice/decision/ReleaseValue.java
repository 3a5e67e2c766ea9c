package dev.sluice.decision;

/**
 * Leave a value that rules kept to the rules again. What a person set is not touched. Keyed by the
 * value; exclusive with {@link KeepValue}.
 *
 * @param what the value, as decisions are keyed, for example {@code stage}
 */
public record ReleaseValue(String what) implements Decision {

  @Override
  public String key() {
    return "keep:" + what;
  }
}
