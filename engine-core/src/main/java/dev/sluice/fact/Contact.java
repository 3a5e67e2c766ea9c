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
 * @param role the part the person plays in the decision, for example {@code user}, {@code
 *     influencer}; null when unknown
 * @param refusals channels, or {@code channel:purpose}, on which the person wants no messages; they
 *     stand against any consent; sorted
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
    @Nullable ZoneId timeZone,
    @Nullable String role,
    List<String> refusals)
    implements Fact {

  /** Sorts consents and refusals. */
  public Contact {
    consents = Ordered.set(consents);
    refusals = Ordered.set(refusals);
  }

  /**
   * A primary contact about whom nothing else is known yet.
   *
   * @param id the contact's id
   * @param consents the channels agreed to
   * @return the contact
   */
  public static Contact primary(String id, String... consents) {
    return new Contact(
        id, null, true, false, null, null, List.of(consents), null, null, null, List.of());
  }

  /**
   * Whether the person agreed to messages. A consent names a channel, for every purpose, or {@code
   * channel:purpose}; a refusal is written in the same way and outweighs it.
   *
   * @param channel for example {@code email}
   * @param purpose for example {@code promotion}
   * @return true with a consent and without a refusal
   */
  public boolean agreesTo(String channel, String purpose) {
    String narrow = channel + ":" + purpose;
    return (consents.contains(channel) || consents.contains(narrow))
        && !refusals.contains(channel)
        && !refusals.contains(narrow);
  }

  /**
   * The same person, who wants no messages.
   *
   * @param what a channel, or {@code channel:purpose}
   * @return a copy
   */
  public Contact refusing(String what) {
    List<String> more = new ArrayList<>(refusals);
    more.add(what);
    return new Contact(
        id,
        name,
        primary,
        decisionMaker,
        email,
        phone,
        consents,
        preferredChannel,
        timeZone,
        role,
        more);
  }

  /**
   * The same person, who decides about the purchase.
   *
   * @return a copy
   */
  public Contact deciding() {
    return new Contact(
        id,
        name,
        primary,
        true,
        email,
        phone,
        consents,
        preferredChannel,
        timeZone,
        role,
        refusals);
  }

  /**
   * The same person in a part.
   *
   * @param part for example {@code user}
   * @return a copy
   */
  public Contact playing(String part) {
    return new Contact(
        id,
        name,
        primary,
        decisionMaker,
        email,
        phone,
        consents,
        preferredChannel,
        timeZone,
        part,
        refusals);
  }

  /**
   * The same person with a stated preference.
   *
   * @param channel how to reach the person
   * @return a copy
   */
  public Contact preferring(String channel) {
    return new Contact(
        id,
        name,
        primary,
        decisionMaker,
        email,
        phone,
        consents,
        channel,
        timeZone,
        role,
        refusals);
  }

  /**
   * The same person in a time zone.
   *
   * @param zone where the person is
   * @return a copy
   */
  public Contact livingIn(ZoneId zone) {
    return new Contact(
        id,
        name,
        primary,
        decisionMaker,
        email,
        phone,
        consents,
        preferredChannel,
        zone,
        role,
        refusals);
  }

  /**
   * The same person with a name.
   *
   * @param text what to call the person
   * @return a copy
   */
  public Contact named(String text) {
    return new Contact(
        id,
        text,
        primary,
        decisionMaker,
        email,
        phone,
        consents,
        preferredChannel,
        timeZone,
        role,
        refusals);
  }

  /**
   * The same person with an e-mail address.
   *
   * @param address the address
   * @return a copy
   */
  public Contact reachedAt(String address) {
    return new Contact(
        id,
        name,
        primary,
        decisionMaker,
        address,
        phone,
        consents,
        preferredChannel,
        timeZone,
        role,
        refusals);
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
   * and refusals are those of both.
   *
   * @param other the other record
   * @return a copy under this id
   */
  public Contact filledFrom(Contact other) {
    return new Contact(
        id,
        name == null ? other.name : name,
        primary,
        decisionMaker || other.decisionMaker,
        email == null ? other.email : email,
        phone == null ? other.phone : phone,
        both(consents, other.consents),
        preferredChannel == null ? other.preferredChannel : preferredChannel,
        timeZone == null ? other.timeZone : timeZone,
        role == null ? other.role : role,
        both(refusals, other.refusals));
  }

  private static List<String> both(List<String> some, List<String> others) {
    List<String> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  /**
   * This contact as the one to write to, or not.
   *
   * @param first whether it is
   * @return a copy
   */
  public Contact asPrimary(boolean first) {
    return new Contact(
        id,
        name,
        first,
        decisionMaker,
        email,
        phone,
        consents,
        preferredChannel,
        timeZone,
        role,
        refusals);
  }

  @Override
  public String factId() {
    return id;
  }
}
