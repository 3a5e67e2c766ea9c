package dev.sluice.event;

import dev.sluice.fact.Contact;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * A contact no longer wants to be written to. It stands against any consent, also one that is saved
 * with the contact later.
 *
 * @param contact who, by contact id
 * @param channel the channel, for example {@code email}
 * @param purpose for which purpose, for example {@code promotion}; null for every purpose
 */
public record ConsentWithdrawn(String contact, String channel, @Nullable String purpose)
    implements FactChange {

  /** Refuses a withdrawal that does not say who or which channel. */
  public ConsentWithdrawn {
    require(contact, "contact", "the contact's id");
    require(channel, "channel", "a channel such as email");
  }

  private static void require(@Nullable String value, String name, String what) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(
          "A withdrawn consent has no "
              + name
              + ". Give "
              + what
              + "; only the purpose may be null");
    }
  }

  /**
   * Whether promotion is no longer wanted.
   *
   * @return true for that purpose and for every purpose
   */
  public boolean promotions() {
    return purpose == null || purpose.equals("promotion");
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    for (Contact known : facts.contacts()) {
      if (known.id().equals(contact)) {
        return facts.with(known.refusing(purpose == null ? channel : channel + ":" + purpose));
      }
    }
    throw new IllegalArgumentException(
        "The case has no contact \"" + contact + "\". Save the contact first");
  }
}
