package dev.sluice.privacy;

import dev.sluice.fact.Account;
import dev.sluice.fact.Components;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Keys;
import dev.sluice.fact.Lead;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where and as whom a case knows a person: under which contact ids, by which addresses, and by
 * which texts. Contacts that {@linkplain Contact#samePersonAs are the same person} are so here too.
 */
public final class Trace {

  private final Set<String> ids = new TreeSet<>();
  private final Set<String> marks;
  private final Set<String> otherIds = new HashSet<>();
  private final Set<String> otherMarks = new HashSet<>();
  private final Set<String> texts = new TreeSet<>();
  private final Set<String> otherTexts = new TreeSet<>();
  private final String company;
  private final String caseId;

  private Trace(Set<String> marks, CaseState state, List<JournalEntry> journal) {
    this.marks = new TreeSet<>(marks);
    this.caseId = state.caseId();
    this.company = companyOf(state.facts().subject());
    List<Record> all = new ArrayList<>(journal);
    all.add(state);
    List<Contact> contacts = new ArrayList<>();
    all.forEach(record -> contacts(record, contacts));
    boolean more = true;
    while (more) {
      more = widened(contacts);
    }
    contacts.forEach(contact -> otherIds.add(contact.id()));
    otherIds.removeAll(ids);
    all.forEach(record -> otherMarks.addAll(Keys.named(record)));
    otherMarks.removeAll(this.marks);
    Whose whole = whole();
    all.forEach(record -> texts(record, whole, false));
  }

  /**
   * Finds a person in a case.
   *
   * @param marks how the person is known, see {@link Keys#marks}
   * @param state the case
   * @param journal its journal
   * @return the trace
   */
  public static Trace of(Set<String> marks, CaseState state, List<JournalEntry> journal) {
    return new Trace(marks, state, journal);
  }

  private static String companyOf(@Nullable Record subject) {
    if (subject instanceof Lead lead) {
      return Keys.company(lead.company());
    }
    return subject instanceof Account account ? Keys.company(account.name()) : "";
  }

  private static void contacts(@Nullable Object value, List<Contact> found) {
    if (value instanceof Contact contact) {
      found.add(contact);
    } else if (value instanceof Record record) {
      for (Components.Part part : Components.of(record.getClass())) {
        if (!part.leaf()) {
          contacts(part.of(record), found);
        }
      }
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> contacts(item, found));
    } else if (value instanceof Map<?, ?> entries) {
      entries.values().forEach(item -> contacts(item, found));
    }
  }

  private boolean widened(List<Contact> contacts) {
    boolean more = false;
    for (Contact contact : contacts) {
      Set<String> own = Keys.marks(contact.email(), contact.phone());
      if (ids.contains(contact.id()) || !Collections.disjoint(own, marks)) {
        more |= ids.add(contact.id());
        more |= marks.addAll(own);
      }
    }
    return more;
  }

  private void texts(@Nullable Object value, Whose whose, boolean personal) {
    if (value instanceof Record record) {
      Whose own = whose(record, whose);
      for (Components.Part part : Components.of(record.getClass())) {
        if (personal || part.personal() || !part.leaf()) {
          texts(part.of(record), own, personal || part.personal());
        }
      }
    } else if (value instanceof Collection<?> items) {
      items.forEach(item -> texts(item, whose, personal));
    } else if (value instanceof Map<?, ?> entries) {
      entries.values().forEach(item -> texts(item, whose, personal));
    } else if (personal && value instanceof String text && !text.isBlank()) {
      if (whose == Whose.PERSON) {
        texts.add(text.strip());
      } else if (whose == Whose.OTHER) {
        otherTexts.add(text.strip());
      }
    }
  }

  /** Whom a record is about that names nobody: the person, where nobody else is known. */
  Whose whole() {
    return otherIds.isEmpty() && otherMarks.isEmpty() ? Whose.PERSON : Whose.UNSAID;
  }

  /** Whom a record is about: whom it names by contact id or address, else as what it is part of. */
  Whose whose(Record record, Whose inherited) {
    if (record instanceof Contact contact) {
      return ids.contains(contact.id()) ? Whose.PERSON : Whose.OTHER;
    }
    Whose whose = inherited;
    for (Components.Part part : Components.of(record.getClass())) {
      if (part.type() == String.class && part.of(record) instanceof String text) {
        Whose named = part.personal() ? byAddress(text) : byId(text);
        if (named == Whose.PERSON) {
          return named;
        } else if (named == Whose.OTHER) {
          whose = named;
        }
      }
    }
    return whose;
  }

  /** Whether anything in a record names the person or tells something of theirs. */
  boolean concerns(Record record) {
    return names(record) || !record.equals(rewriter().rewritten(record));
  }

  private Rewriter rewriter() {
    return Rewriter.withoutPerson(this, PersonFile.SOMEBODY);
  }

  private boolean names(@Nullable Object value) {
    if (value instanceof Record record) {
      return whose(record, Whose.UNSAID) == Whose.PERSON
          || Components.of(record.getClass()).stream()
              .anyMatch(part -> !part.leaf() && names(part.of(record)));
    } else if (value instanceof Collection<?> items) {
      return items.stream().anyMatch(this::names);
    } else if (value instanceof Map<?, ?> entries) {
      return entries.values().stream().anyMatch(this::names);
    }
    return false;
  }

  private Whose byId(String text) {
    return ids.contains(text) ? Whose.PERSON : otherIds.contains(text) ? Whose.OTHER : Whose.UNSAID;
  }

  private Whose byAddress(String text) {
    Set<String> address = Keys.address(text);
    return address.isEmpty()
        ? Whose.UNSAID
        : Collections.disjoint(address, marks) ? Whose.OTHER : Whose.PERSON;
  }

  String caseId() {
    return caseId;
  }

  /**
   * The company the case is about.
   *
   * @return its name as {@link Keys#company} compares it; empty when it is unknown
   */
  public String company() {
    return company;
  }

  /**
   * The person's contact ids in this case.
   *
   * @return sorted; empty when no contact is the person
   */
  public Set<String> ids() {
    return Collections.unmodifiableSet(ids);
  }

  /**
   * Every mark of the person in this case, old ones and those one looked for included.
   *
   * @return sorted
   */
  public Set<String> marks() {
    return Collections.unmodifiableSet(marks);
  }

  /** What stands in personal components of records about the person. */
  Set<String> texts() {
    return texts;
  }

  Set<String> otherMarks() {
    return otherMarks;
  }

  Set<String> otherTexts() {
    return otherTexts;
  }
}
