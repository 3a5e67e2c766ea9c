package dev.sluice.engine;

import dev.sluice.fault.SluiceException;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.privacy.Person;
import dev.sluice.privacy.PersonFile;
import dev.sluice.privacy.Trace;
import dev.sluice.step.CaseState;
import dev.sluice.store.CaseStore;
import dev.sluice.store.StoreUnavailableException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Finds, hands out and erases what is known of one person. */
final class Privacy {

  private final CaseStore store;
  private final Desk desk;
  private final RecordNames names;

  Privacy(CaseStore store, Desk desk, RecordNames names) {
    this.store = store;
    this.desk = desk;
    this.names = names;
  }

  /** A case that knows the person, and how. */
  private record Found(CaseState state, Trace trace) {}

  /**
   * Erases a person, case by case; returns the cases. One where that fails does not spare the
   * person's data in the others.
   */
  List<String> erase(Person person, Consumer<Taken> done) {
    Map<String, SluiceException> failed = new TreeMap<>();
    List<Found> all = find(person, failed);
    // A case that was found through another goes before it: after a crash it is found again.
    Collections.reverse(all);
    for (Found found : all) {
      Taken taken = new Taken();
      try {
        desk.erase(found.state.caseId(), found.trace.marks(), taken);
      } catch (StoreUnavailableException e) {
        throw e;
      } catch (SluiceException e) {
        failed.put(found.state.caseId(), e);
      }
      done.accept(taken);
    }
    check(failed, "The person is not erased from");
    return all.stream().map(found -> found.state.caseId()).sorted().toList();
  }

  private static void check(Map<String, SluiceException> failed, String what) {
    failed.forEach(
        (caseId, first) -> {
          throw new SluiceException(
              what + " " + failed.keySet() + ". Of the first: " + first.getMessage(),
              caseId,
              first);
        });
  }

  /** What is known of a person, as JSON. */
  String export(Person person) {
    Map<String, SluiceException> failed = new TreeMap<>();
    Map<String, PersonFile.CaseFile> files = new TreeMap<>();
    for (Found found : find(person, failed)) {
      String caseId = found.state.caseId();
      files.put(
          caseId, PersonFile.of(found.trace, found.state, store.journal(caseId), this::nameOf));
    }
    check(failed, "Not all is known of the person that is kept in");
    return new SluiceJson(names).write(new PersonFile(person, List.copyOf(files.values())));
  }

  private String nameOf(Class<?> type) {
    String name = names.name(type);
    return name == null ? RecordNames.kebab(type) : name;
  }

  /**
   * Cases that know the person by a mark given, and those of the same company that know them by
   * another mark found there.
   */
  private List<Found> find(Person person, Map<String, SluiceException> failed) {
    Map<String, Found> all = new TreeMap<>();
    List<Found> order = new ArrayList<>();
    Deque<Found> fresh = new ArrayDeque<>();
    for (String caseId : store.knowing(person.marks())) {
      add(caseId, person.marks(), null, all, fresh, failed);
    }
    while (!fresh.isEmpty()) {
      Found found = fresh.removeFirst();
      order.add(found);
      Trace trace = found.trace;
      if (!trace.company().isEmpty()) {
        for (String caseId : store.knowing(trace.marks())) {
          add(caseId, trace.marks(), trace.company(), all, fresh, failed);
        }
      }
    }
    return order;
  }

  private void add(
      String caseId,
      Set<String> marks,
      @Nullable String company,
      Map<String, Found> all,
      Deque<Found> fresh,
      Map<String, SluiceException> failed) {
    if (all.containsKey(caseId)) {
      return;
    }
    try {
      CaseState state = store.load(caseId);
      if (state == null) {
        return;
      }
      Found found = new Found(state, Trace.of(marks, state, store.journal(caseId)));
      if (company == null || company.equals(found.trace.company())) {
        all.put(caseId, found);
        fresh.addLast(found);
      }
    } catch (StoreUnavailableException e) {
      throw e;
    } catch (SluiceException e) {
      failed.put(caseId, e);
    }
  }
}
