package dev.sluice.fact;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All that one case knows. Immutable; every change makes a copy that shares what did not change.
 *
 * @param salesCase where the case stands
 * @param subject what the case is about: a {@link Lead}, an {@link Account}, a {@link Campaign}, a
 *     {@link Team} or the host's own record; null while the case is being opened, and for a case
 *     that knows figures only
 * @param contacts people at the customer
 * @param tasks tasks given, open and closed
 * @param activities the latest activity of each type
 * @param deliverables results handed in
 * @param documents compliance documents on file
 * @param approvals yes and no, asked for and given
 * @param missed deadlines that passed and were not made good
 * @param kept what other cases told this one, and a host's own facts; the latest of each type
 * @param signals what the customer did lately, in the order of their time
 */
public record Facts(
    SalesCase salesCase,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        @Nullable Record subject,
    List<Contact> contacts,
    List<Task> tasks,
    List<Activity> activities,
    List<Deliverable> deliverables,
    List<Document> documents,
    List<Approval> approvals,
    List<MissedDeadline> missed,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        List<Record> kept,
    List<Signal> signals) {

  /** Takes immutable copies. */
  public Facts {
    contacts = List.copyOf(contacts);
    tasks = List.copyOf(tasks);
    activities = List.copyOf(activities);
    deliverables = List.copyOf(deliverables);
    documents = List.copyOf(documents);
    approvals = List.copyOf(approvals);
    missed = List.copyOf(missed);
    kept = List.copyOf(kept);
    signals = List.copyOf(signals);
  }

  private Facts(Draft draft) {
    this(
        draft.salesCase,
        draft.subject,
        draft.contacts,
        draft.tasks,
        draft.activities,
        draft.deliverables,
        draft.documents,
        draft.approvals,
        draft.missed,
        draft.kept,
        draft.signals);
  }

  /**
   * The facts of a case at its very beginning.
   *
   * @param salesCase the case
   * @return facts without a subject
   */
  public static Facts of(SalesCase salesCase) {
    return new Facts(
        salesCase, null, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of());
  }

  /**
   * Replaces the case itself.
   *
   * @param next where the case stands now
   * @return a copy
   */
  public Facts with(SalesCase next) {
    Draft draft = new Draft(this);
    draft.salesCase = next;
    return new Facts(draft);
  }

  /**
   * Replaces what the case is about.
   *
   * @param next the subject
   * @return a copy
   */
  public Facts withSubject(Record next) {
    Draft draft = new Draft(this);
    draft.subject = next;
    return new Facts(draft);
  }

  /**
   * Adds a contact, or replaces the one with the same id.
   *
   * @param contact the contact
   * @return a copy
   */
  public Facts with(Contact contact) {
    Draft draft = new Draft(this);
    draft.contacts = saved(contacts, contact);
    return new Facts(draft);
  }

  /**
   * Adds a task, or replaces the one with the same key.
   *
   * @param task the task
   * @return a copy
   */
  public Facts with(Task task) {
    Draft draft = new Draft(this);
    draft.tasks = saved(tasks, task);
    return new Facts(draft);
  }

  /**
   * Closes the open tasks that something done completes.
   *
   * @param type the activity, deliverable or document
   * @param at when it was done; tasks given later stay open
   * @return a copy
   */
  public Facts completing(String type, Instant at) {
    Facts next = this;
    for (Task task : tasks) {
      if (task.pending() && task.completedBy().contains(type) && !at.isBefore(task.createdAt())) {
        next = next.with(task.closed(Task.Status.DONE, at));
      }
    }
    return next;
  }

  /**
   * Adds an activity; of two of one type the later one stays.
   *
   * @param activity the activity
   * @return a copy
   */
  public Facts with(Activity activity) {
    for (Activity known : activities) {
      if (known.type().equals(activity.type()) && known.at().isAfter(activity.at())) {
        return this;
      }
    }
    Draft draft = new Draft(this);
    draft.activities = saved(activities, activity);
    return new Facts(draft);
  }

  /**
   * Adds a deliverable, or replaces the one of the same type.
   *
   * @param deliverable the deliverable
   * @return a copy
   */
  public Facts with(Deliverable deliverable) {
    Draft draft = new Draft(this);
    draft.deliverables = saved(deliverables, deliverable);
    return new Facts(draft);
  }

  /**
   * Adds a document, or replaces the one of the same type.
   *
   * @param document the document
   * @return a copy
   */
  public Facts with(Document document) {
    Draft draft = new Draft(this);
    draft.documents = saved(documents, document);
    return new Facts(draft);
  }

  /**
   * Adds an approval, or replaces the one of the same type.
   *
   * @param approval the approval
   * @return a copy
   */
  public Facts with(Approval approval) {
    Draft draft = new Draft(this);
    draft.approvals = saved(approvals, approval);
    return new Facts(draft);
  }

  /**
   * Notes a missed deadline.
   *
   * @param deadline what was missed
   * @return a copy
   */
  public Facts with(MissedDeadline deadline) {
    return withMissed(saved(missed, deadline));
  }

  /**
   * Forgets a missed deadline that was made good.
   *
   * @param deadline what was missed
   * @return a copy
   */
  public Facts without(MissedDeadline deadline) {
    List<MissedDeadline> rest = new ArrayList<>(missed);
    rest.remove(deadline);
    return withMissed(rest);
  }

  private Facts withMissed(List<MissedDeadline> next) {
    Draft draft = new Draft(this);
    draft.missed = next;
    return new Facts(draft);
  }

  /**
   * Keeps a host's own fact, or something another case told; of each type, and for a {@link Fact}
   * of each id, the latest stays.
   *
   * @param fact the fact
   * @return a copy
   */
  public Facts keeping(Record fact) {
    if (kept.contains(fact)) {
      return this;
    }
    List<Record> next = new ArrayList<>(kept);
    next.removeIf(known -> known.getClass() == fact.getClass() && idOf(known).equals(idOf(fact)));
    next.add(fact);
    Draft draft = new Draft(this);
    draft.kept = next;
    return new Facts(draft);
  }

  /**
   * Forgets something that was kept.
   *
   * @param type its type
   * @param id its {@link Fact#factId()}
   * @return a copy; these facts when there was none
   */
  public Facts forgetting(Class<? extends Fact> type, String id) {
    if (kept(type, id) == null) {
      return this;
    }
    List<Record> next = new ArrayList<>(kept);
    next.removeIf(known -> type.isInstance(known) && idOf(known).equals(id));
    Draft draft = new Draft(this);
    draft.kept = next;
    return new Facts(draft);
  }

  /**
   * Something that is kept.
   *
   * @param type its type
   * @param id its {@link Fact#factId()}
   * @param <T> its type
   * @return the fact, or null
   */
  public <T extends Fact> @Nullable T kept(Class<T> type, String id) {
    for (Record known : kept) {
      if (type.isInstance(known) && idOf(known).equals(id)) {
        return type.cast(known);
      }
    }
    return null;
  }

  /**
   * The contact with an id.
   *
   * @param id the contact's id
   * @return the contact, or null
   */
  public @Nullable Contact contact(String id) {
    return find(contacts, id);
  }

  /**
   * Forgets contacts, and that other leads named them.
   *
   * @param ids their ids
   * @return a copy
   */
  public Facts withoutContacts(Collection<String> ids) {
    Draft draft = new Draft(this);
    draft.contacts = contacts.stream().filter(known -> !ids.contains(known.id())).toList();
    draft.kept =
        kept.stream()
            .map(fact -> fact instanceof MergedLead merged ? merged.without(ids) : fact)
            .toList();
    return new Facts(draft);
  }

  /**
   * Replaces the signals.
   *
   * @param next signals in the order of their time
   * @return a copy
   */
  public Facts withSignals(List<Signal> next) {
    Draft draft = new Draft(this);
    draft.signals = next;
    return new Facts(draft);
  }

  /**
   * The task under a key.
   *
   * @param key the key
   * @return the task, or null
   */
  public @Nullable Task task(String key) {
    return find(tasks, key);
  }

  /**
   * The approval of a type.
   *
   * @param type the type
   * @return the approval, or null
   */
  public @Nullable Approval approval(String type) {
    return find(approvals, type);
  }

  /**
   * Whether a fact of a kind is there.
   *
   * @param facts for example {@link #documents()}
   * @param id the fact's id
   * @return true when it is
   */
  public static boolean has(List<? extends Fact> facts, String id) {
    return find(facts, id) != null;
  }

  /**
   * Hands every fact to a consumer: the case, its subject, then each list in the order above.
   * Signals are not handed out one by one; rules see them through {@link History}.
   *
   * @param consumer takes the facts
   */
  public void forEach(Consumer<Object> consumer) {
    consumer.accept(salesCase);
    if (subject != null) {
      consumer.accept(subject);
    }
    each(contacts, consumer);
    each(tasks, consumer);
    each(activities, consumer);
    each(deliverables, consumer);
    each(documents, consumer);
    each(approvals, consumer);
    each(missed, consumer);
    each(kept, consumer);
  }

  /**
   * Names a fact for ordering.
   *
   * @param fact any fact
   * @return its {@link Fact#factId()}, or its type for a host's plain record
   */
  public static String idOf(Object fact) {
    return fact instanceof Fact named ? named.factId() : fact.getClass().getSimpleName();
  }

  private static void each(List<?> facts, Consumer<Object> consumer) {
    for (int i = 0; i < facts.size(); i++) {
      consumer.accept(facts.get(i));
    }
  }

  private static <T extends Fact> @Nullable T find(List<T> facts, String id) {
    for (T fact : facts) {
      if (fact.factId().equals(id)) {
        return fact;
      }
    }
    return null;
  }

  private static <T extends Fact> List<T> saved(List<T> facts, T fact) {
    List<T> next = new ArrayList<>(facts);
    for (int i = 0; i < next.size(); i++) {
      if (next.get(i).factId().equals(fact.factId())) {
        next.set(i, fact);
        return next;
      }
    }
    next.add(fact);
    return next;
  }

  /** What a copy may change. */
  private static final class Draft {
    private SalesCase salesCase;
    private @Nullable Record subject;
    private List<Contact> contacts;
    private List<Task> tasks;
    private List<Activity> activities;
    private List<Deliverable> deliverables;
    private List<Document> documents;
    private List<Approval> approvals;
    private List<MissedDeadline> missed;
    private List<Record> kept;
    private List<Signal> signals;

    private Draft(Facts from) {
      salesCase = from.salesCase;
      subject = from.subject;
      contacts = from.contacts;
      tasks = from.tasks;
      activities = from.activities;
      deliverables = from.deliverables;
      documents = from.documents;
      approvals = from.approvals;
      missed = from.missed;
      kept = from.kept;
      signals = from.signals;
    }
  }
}
