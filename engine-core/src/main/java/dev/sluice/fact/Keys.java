package dev.sluice.fact;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which a case is found again: texts computed from its facts, kept by the store
 * beside the case and nowhere else, for they may say something about a person.
 *
 * <ul>
 *   <li>{@code contact:<company>|<contact>} while the case is open, once for each contact and each
 *       way to know them: {@code id:}, {@code email:} and {@code phone:}
 *   <li>{@code case:<id>} for each case that was merged into this one, open or closed
 * </ul>
 *
 * <p>A company's name and an e-mail address are compared in Unicode's compatible form (NFKC), in
 * lower case, with runs of white space as one space; a phone number by its digits.
 */
public final class Keys {

  private static final Pattern PHONE = Pattern.compile("\\s*\\+?[0-9 ()/.-]+\\s*");

  /** A shorter number in a text may be anything. */
  private static final int SHORTEST = 5;

  private Keys() {}

  /**
   * The keys of a case.
   *
   * @param facts what the case knows
   * @return sorted; empty when nothing can be found by
   */
  public static Set<String> of(Facts facts) {
    if (facts.contacts().isEmpty() && facts.kept().isEmpty()) {
      return Collections.emptySet();
    }
    Set<String> keys = new TreeSet<>();
    if (facts.salesCase().running()) {
      keys.addAll(people(companyOf(facts.subject()), facts.contacts()));
    }
    for (Record fact : facts.kept()) {
      if (fact instanceof MergedLead merged) {
        keys.add(merged(merged.id()));
        if (facts.salesCase().running()) {
          String company = company(merged.lead().company());
          merged.contacts().forEach(id -> add(keys, company, "id:" + id));
        }
      }
    }
    return keys;
  }

  /**
   * The keys of people at a company.
   *
   * @param company the company's name
   * @param contacts the people
   * @return sorted; empty when the name is blank
   */
  public static Set<String> people(String company, List<Contact> contacts) {
    Set<String> keys = new TreeSet<>();
    String plain = company(company);
    for (Contact contact : contacts) {
      marks(contact).forEach(mark -> add(keys, plain, mark));
    }
    return keys;
  }

  /**
   * The keys of those whom something sent to a case reaches: its primary contacts, or everybody
   * where nobody is primary. They are the same for an open case and a closed one.
   *
   * @param facts what the case knows
   * @return sorted; empty when the company or its people are unknown
   */
  public static Set<String> reached(Facts facts) {
    List<Contact> primary = facts.contacts().stream().filter(Contact::primary).toList();
    return people(companyOf(facts.subject()), primary.isEmpty() ? facts.contacts() : primary);
  }

  /**
   * The key of a case that was merged into another.
   *
   * @param caseId its id
   * @return the key the other case has
   */
  public static String merged(String caseId) {
    return "case:" + caseId;
  }

  /**
   * A company's name in the form in which names are compared.
   *
   * @param name the name as somebody wrote it
   * @return empty for a blank name
   */
  public static String company(String name) {
    return plain(name);
  }

  /**
   * How a person is known by an address, wherever: marks that do not say of which company.
   *
   * @param email the e-mail address; null for none
   * @param phone the phone number; null for none
   * @return {@code email:…} and {@code phone:…}, sorted; what is blank is left out
   */
  public static Set<String> marks(@Nullable String email, @Nullable String phone) {
    Set<String> marks = new TreeSet<>();
    String address = email == null ? "" : plain(email);
    if (!address.isEmpty()) {
      marks.add("email:" + address);
    }
    String number = phone == null ? "" : digits(phone);
    if (!number.isEmpty()) {
      marks.add("phone:" + number);
    }
    return marks;
  }

  /**
   * The marks of the people a record names: of its contacts, and of every {@link Personal} text in
   * it that is an e-mail address or a phone number as a whole.
   *
   * @param record an event, a fact or anything made of them
   * @return sorted; empty when it names nobody
   */
  public static Set<String> named(Record record) {
    Set<String> marks = new TreeSet<>();
    name(record, false, marks);
    return marks;
  }

  private static void name(@Nullable Object value, boolean personal, Set<String> marks) {
    if (value instanceof Contact contact) {
      marks.addAll(marks(contact.email(), contact.phone()));
    } else if (value instanceof Record record) {
      for (Components.Part part : Components.of(record.getClass())) {
        if (personal || part.personal() || !part.leaf()) {
          name(part.of(record), personal || part.personal(), marks);
        }
      }
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> name(item, personal, marks));
    } else if (value instanceof Map<?, ?> entries) {
      entries.values().forEach(item -> name(item, personal, marks));
    } else if (personal && value instanceof String text) {
      marks.addAll(address(text));
    }
  }

  /**
   * The mark of a text that is an e-mail address or a phone number.
   *
   * @param text any text
   * @return one mark, or none
   */
  public static Set<String> address(String text) {
    if (text.indexOf('@') > 0 && text.strip().chars().noneMatch(Character::isWhitespace)) {
      return marks(text, null);
    }
    return PHONE.matcher(text).matches() && digits(text).length() >= SHORTEST
        ? marks(null, text)
        : Set.of();
  }

  /** Whether two records are about one person: one id, one e-mail address or one phone number. */
  static boolean samePerson(Contact one, Contact other) {
    return !Collections.disjoint(marks(one), marks(other));
  }

  private static String companyOf(@Nullable Record subject) {
    if (subject instanceof Lead lead) {
      return lead.company();
    }
    return subject instanceof Account account ? account.name() : "";
  }

  private static void add(Set<String> keys, String company, String mark) {
    if (!company.isEmpty()) {
      // A bar in a name is doubled, so that no name can look like a name with a contact.
      keys.add("contact:" + company.replace("|", "||") + "|" + mark);
    }
  }

  private static List<String> marks(Contact contact) {
    List<String> marks = new ArrayList<>(3);
    marks.add("id:" + contact.id());
    marks.addAll(marks(contact.email(), contact.phone()));
    return marks;
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Z}]+", " ")
        .strip();
  }

  private static String digits(String phone) {
    String digits = Normalizer.normalize(phone, Normalizer.Form.NFKC).replaceAll("[^0-9]", "");
    return digits.startsWith("00") ? digits.substring(2) : digits; // Dialled for the + of a number.
  }
}
