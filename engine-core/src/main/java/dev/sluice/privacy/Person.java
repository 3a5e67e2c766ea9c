package dev.sluice.privacy;

import dev.sluice.fact.Keys;
import dev.sluice.fact.Personal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A natural person, as somebody outside names one. Immutable.
 *
 * @param email the person's e-mail address; null when only the phone number is known
 * @param phone the person's phone number; null when only the address is known
 */
public record Person(@Personal @Nullable String email, @Personal @Nullable String phone) {

  /** Refuses a person nobody can be found by. */
  public Person {
    if (Keys.marks(email, phone).isEmpty()) {
      throw new IllegalArgumentException(
          "A person is named by an e-mail address or a phone number. Give one of them, or both");
    }
  }

  /**
   * A person with an e-mail address.
   *
   * @param address the address, in any spelling
   * @return the person
   */
  public static Person withEmail(String address) {
    return new Person(address, null);
  }

  /**
   * A person with a phone number.
   *
   * @param number the number, in any spelling; the digits count
   * @return the person
   */
  public static Person withPhone(String number) {
    return new Person(null, number);
  }

  /**
   * How cases know the person.
   *
   * @return marks, see {@link Keys#marks}
   */
  public Set<String> marks() {
    return Keys.marks(email, phone);
  }
}
