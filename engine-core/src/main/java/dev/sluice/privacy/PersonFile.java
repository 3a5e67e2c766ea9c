package dev.sluice.privacy;

import dev.sluice.decision.Decided;
import dev.sluice.fact.Facts;
import dev.sluice.fact.SalesCase;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one person, for the person. What is known of others in the same cases
 * is left out. Immutable.
 *
 * @param person as they were asked for
 * @param cases what each case knows, by case id
 */
public record PersonFile(Person person, List<CaseFile> cases) {

  /** What stands in the place of somebody else's name or address. */
  static final String SOMEBODY = "(somebody else)";

  /** Copies the list. */
  public PersonFile {
    cases = List.copyOf(cases);
  }

  /**
   * What one case knows of the person.
   *
   * @param caseId the case
   * @param pipeline its pipeline
   * @param stage the stage it is in
   * @param openedAt when it began
   * @param known facts, each under the name of its type
   * @param events what happened, oldest first, as far as the journal is kept
   * @param decisions what was decided about the person, oldest first
   */
  public record CaseFile(
      String caseId,
      String pipeline,
      String stage,
      Instant openedAt,
      List<Map<String, Record>> known,
      List<Event> events,
      List<Decision> decisions) {

    /** Copies the lists. */
    public CaseFile {
      known = List.copyOf(known);
      events = List.copyOf(events);
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * An event.
   *
   * @param at when it happened
   * @param by who reported it; null when nobody was named
   * @param event what happened, under its name
   */
  public record Event(Instant at, @Nullable String by, Map<String, Record> event) {}

  /**
   * A decision.
   *
   * @param at the moment of the step
   * @param decided what was decided, and why
   */
  public record Decision(Instant at, Decided decided) {}

  /**
   * What a case knows of a person.
   *
   * @param trace where and as whom the case knows the person
   * @param state the case
   * @param journal its journal
   * @param name the name of a type of records
   * @return the person's part of it
   */
  public static CaseFile of(
      Trace trace, CaseState state, List<JournalEntry> journal, Function<Class<?>, String> name) {
    Rewriter plain = Rewriter.withoutOthers(trace, SOMEBODY);
    Facts facts = state.facts();
    SalesCase salesCase = facts.salesCase();
    List<Map<String, Record>> known = new ArrayList<>();
    facts.forEach(
        fact -> {
          if (fact instanceof Record record
              && !(record instanceof SalesCase)
              && trace.concerns(record)) {
            known.add(named(plain, record, name));
          }
        });
    List<Event> events = new ArrayList<>();
    List<Decision> decisions = new ArrayList<>();
    for (JournalEntry entry : journal) {
      String actor = entry.actor();
      if (trace.concerns(entry.event()) || (actor != null && trace.ids().contains(actor))) {
        events.add(
            new Event(
                entry.occurredAt(),
                actor == null ? null : (String) plain.rewritten(actor),
                named(plain, entry.event(), name)));
      }
      for (Decided decided : entry.decisions()) {
        if (decided.decision() instanceof Record decision && trace.concerns(decision)) {
          decisions.add(new Decision(entry.now(), (Decided) plain.rewritten(decided)));
        }
      }
    }
    return new CaseFile(
        salesCase.id(),
        salesCase.pipeline(),
        salesCase.stage(),
        salesCase.openedAt(),
        known,
        events,
        decisions);
  }

  private static Map<String, Record> named(
      Rewriter plain, Record record, Function<Class<?>, String> name) {
    return Map.of(name.apply(record.getClass()), (Record) plain.rewritten(record));
  }
}
