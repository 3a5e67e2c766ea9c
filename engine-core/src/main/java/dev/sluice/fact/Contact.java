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
 * @param group which group of people, as far as it decides how to reach them, for example {@code
 *     young}, {@code business}; null when unknown
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
    @Nullable String group,
    List<String> refusals)
    implements Fact {

  /** Sorts consents and refusals. */
  public Contact {
    consents = Ordered.set(consents);
    refusals = Ordered.set(refusals);
  }

  /**
   * A person of whom no group is known.
   *
   * @param id the contact's id
   * @param name null when unknown
   * @param primary the one to write to
   * @param decisionMaker decides about the purchase
   * @param email null when unknown
   * @param phone null when unknown
   * @param consents channels the person agreed to
   * @param preferredChannel null without a stated preference
   * @param timeZone null means the calendar's zone
   * @param role null when unknown
   * @param refusals on which the person wants no messages
   */
  public Contact(
      String id,
      @Nullable String name,
      boolean primary,
      boolean decisionMaker,
      @Nullable String email,
      @Nullable String phone,
      List<String> consents,
      @Nullable String preferredChannel,
      @Nullable ZoneId timeZone,
      @Nullable String role,
      List<String> refusals) {
    this(
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
        null,
        refusals);
  }

  private Contact(Draft draft) {
    this(
        draft.from.id,
        draft.name,
        draft.primary,
        draft.decisionMaker,
        draft.email,
        draft.phone,
        draft.consents,
        draft.preferredChannel,
        draft.timeZone,
        draft.role,
        draft.group,
        draft.refusals);
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
        id, null, true, false, null, null, List.of(consents), null, null, null, null, List.of());
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
   * How the person may be written to.
   *
   * @param channels channels, the one to be preferred first
   * @param purpose for example {@code promotion}
   * @return the first of them to which the person agrees; null for none
   */
  public @Nullable String agreed(List<String> channels, String purpose) {
    return channels.stream().filter(channel -> agreesTo(channel, purpose)).findFirst().orElse(null);
  }

  /**
   * The same person, who wants no messages.
   *
   * @param what a channel, or {@code channel:purpose}
   * @return a copy
   */
  public Contact refusing(String what) {
    Draft draft = new Draft(this);
    draft.refusals = both(refusals, List.of(what));
    return new Contact(draft);
  }

  /**
   * The same person, who decides about the purchase.
   *
   * @return a copy
   */
  public Contact deciding() {
    Draft draft = new Draft(this);
    draft.decisionMaker = true;
    return new Contact(draft);
  }

  /**
   * The same person in a part.
   *
   * @param part for example {@code user}
   * @return a copy
   */
  public Contact playing(String part) {
    Draft draft = new Draft(this);
    draft.role = part;
    return new Contact(draft);
  }

  /**
   * The same person in a group of people.
   *
   * @param people for example {@code young}
   * @return a copy
   */
  public Contact among(String people) {
    Draft draft = new Draft(this);
    draft.group = people;
    return new Contact(draft);
  }

  /**
   * Whether the person has a say in the decision.
   *
   * @param roles parts that have one, beside the decision maker
   * @return true for the decision maker and for a person in one of the parts
   */
  public boolean hasSay(List<String> roles) {
    return decisionMaker || (role != null && roles.contains(role));
  }

  /**
   * The same person with a stated preference.
   *
   * @param channel how to reach the person
   * @return a copy
   */
  public Contact preferring(String channel) {
    Draft draft = new Draft(this);
    draft.preferredChannel = channel;
    return new Contact(draft);
  }

  /**
   * The same person in a time zone.
   *
   * @param zone where the person is
   * @return a copy
   */
  public Contact livingIn(ZoneId zone) {
    Draft draft = new Draft(this);
    draft.timeZone = zone;
    return new Contact(draft);
  }

  /**
   * The same person with a name.
   *
   * @param text what to call the person
   * @return a copy
   */
  public Contact named(String text) {
    Draft draft = new Draft(this);
    draft.name = text;
    return new Contact(draft);
  }

  /**
   * The same person with an e-mail address.
   *
   * @param address the address
   * @return a copy
   */
  public Contact reachedAt(String address) {
    Draft draft = new Draft(this);
    draft.email = address;
    return new Contact(draft);
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
    Draft draft = new Draft(this);
    draft.name = name == null ? other.name : name;
    draft.decisionMaker = decisionMaker || other.decisionMaker;
    draft.email = email == null ? other.email : email;
    draft.phone = phone == null ? other.phone : phone;
    draft.consents = both(consents, other.consents);
    draft.preferredChannel = preferredChannel == null ? other.preferredChannel : preferredChannel;
    draft.timeZone = timeZone == null ? other.timeZone : timeZone;
    draft.role = role == null ? other.role : role;
    draft.group = group == null ? other.group : group;
    draft.refusals = both(refusals, other.refusals);
    return new Contact(draft);
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
    Draft draft = new Draft(this);
    draft.primary = first;
    return new Contact(draft);
  }

  @Override
  public String factId() {
    return id;
  }

  /** What a copy may change. */
  private static final class Draft {
    private final Contact from;
    private @Nullable String name;
    private boolean primary;
    private boolean decisionMaker;
    private @Nullable String email;
    private @Nullable String phone;
    private List<String> consents;
    private @Nullable String preferredChannel;
    private @Nullable ZoneId timeZone;
    private @Nullable String role;
    private @Nullable String group;
    private List<String> refusals;

    private Draft(Contact from) {
      this.from = from;
      name = from.name;
      primary = from.primary;
      decisionMaker = from.decisionMaker;
      email = from.email;
      phone = from.phone;
      consents = from.consents;
      preferredChannel = from.preferredChannel;
      timeZone = from.timeZone;
      role = from.role;
      group = from.group;
      refusals = from.refusals;
    }
  }
}
