package dev.sluice.fact;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person at the customer.
 *
 * @param id names the contact in the host's address book; not a personal value
 * @param name what to call the person; null when unknown
 * @param primary the one to write to unless something speaks against it
 * @param decisionMaker decides about the purchase
 * @param email null when unknown
 * @param phone null when unknown
 * @param consents channels the person agreed to, for example {@code email}, {@code sms}; sorted
 * @param preferredChannel how the person wants to be reached; null without a stated preference
 * @param timeZone where the person is; null means the calendar's zone
 */
public record Contact(
    String id,
    @Personal @Nullable String name,
    boolean primary,
    boolean decisionMaker,
    @Personal @Nullable String email,
    @Personal @Nullable String phone,
    List<String> consents,
    @Nullable String preferredChannel,
    @Nullable ZoneId timeZone)
    implements Fact {

  /** Sorts the consents. */
  public Contact {
    consents = Ordered.set(consents);
  }

  /**
   * A primary contact about whom nothing else is known yet.
   *
   * @param id the contact's id
   * @param consents the channels agreed to
   * @return the contact
   */
  public static Contact primary(String id, String... consents) {
    return new Contact(id, null, true, false, null, null, List.of(consents), null, null);
  }

  /**
   * Whether another record is about the same person: one id, one e-mail address or one phone
   * number, as {@link Keys} compares them.
   *
   * @param other a contact of the same company
   * @return true when it is
   */
  public boolean samePersonAs(Contact other) {
    return Keys.samePerson(this, other);
  }

  /**
   * This contact with what another record of the same person knows and this one does not; consents
   * are those of both.
   *
   * @param other the other record
   * @return a copy under this id
   */
  public Contact filledFrom(Contact other) {
    List<String> both = new ArrayList<>(consents);
    both.addAll(other.consents);
    return new Contact(
        id,
        name == null ? other.name : name,
        primary,
        decisionMaker || other.decisionMaker,
        email == null ? other.email : email,
        phone == null ? other.phone : phone,
        both,
        preferredChannel == null ? other.preferredChannel : preferredChannel,
        timeZone == null ? other.timeZone : timeZone);
  }

  /**
   * This contact as the one to write to, or not.
   *
   * @param first whether it is
   * @return a copy
   */
  public Contact asPrimary(boolean first) {
    return new Contact(
        id, name, first, decisionMaker, email, phone, consents, preferredChannel, timeZone);
  }

  @Override
  public String factId() {
    return id;
  }
}
