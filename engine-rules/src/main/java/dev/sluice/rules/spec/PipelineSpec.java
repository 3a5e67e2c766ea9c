package dev.sluice.rules.spec;

import dev.sluice.fact.Team;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RuleBook;
import dev.sluice.rules.RuleCard;
import dev.sluice.rules.RulePlaybooks;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes down what playbooks do, and runs it: given a case, when something happens, then this is
 * decided; when time passes, then that. Time is virtual: a year runs in milliseconds.
 *
 * <p>Every story is played on several engines at once: as it is, the same again, and with the facts
 * of each case in another order. All must decide the same; the order comes from a seed, which a
 * failure prints and {@code -Dsluice.seed} sets.
 *
 * <p>Immutable: keep one for all specs of a class.
 */
public final class PipelineSpec {

  /** Monday, 2 March 2026, 09:00 in the calendar's zone: an ordinary working morning. */
  public static final LocalDateTime ORDINARY_MORNING = LocalDateTime.of(2026, 3, 2, 9, 0);

  static final long SEED =
      Long.getLong("sluice.seed", ThreadLocalRandom.current().nextLong(1_000_000));

  private final List<Playbook> playbooks;
  private final List<Team> teams;
  private final RecordNames names;
  private final LocalDateTime start;
  private final boolean dropping;

  private PipelineSpec(
      List<Playbook> playbooks,
      List<Team> teams,
      RecordNames names,
      LocalDateTime start,
      boolean dropping) {
    this.playbooks = List.copyOf(playbooks);
    this.teams = List.copyOf(teams);
    this.names = names;
    this.start = start;
    this.dropping = dropping;
  }

  /**
   * Specifies a playbook.
   *
   * @param playbook the playbook
   * @return a spec without teams that starts on an {@linkplain #ORDINARY_MORNING ordinary morning}
   */
  public static PipelineSpec of(Playbook playbook) {
    return new PipelineSpec(
        List.of(playbook), List.of(), RecordNames.standard(), ORDINARY_MORNING, false);
  }

  /**
   * Runs another playbook beside the first. Where both open on the same event, {@link
   * CaseDraft#pipeline} says which is meant.
   *
   * @param other the playbook
   * @return a copy
   */
  public PipelineSpec with(Playbook other) {
    return new PipelineSpec(plus(playbooks, other), teams, names, start, dropping);
  }

  /**
   * Adds a team.
   *
   * @param team who is on it
   * @return a copy
   */
  public PipelineSpec team(Team team) {
    return new PipelineSpec(playbooks, plus(teams, team), names, start, dropping);
  }

  /**
   * Registers a host's records.
   *
   * @param registered the standard names with the host's own
   * @return a copy
   */
  public PipelineSpec names(RecordNames registered) {
    return new PipelineSpec(playbooks, teams, registered, start, dropping);
  }

  /**
   * Starts the story at another time.
   *
   * @param localTime in the calendar's zone, for example {@code 2026-09-30T17:00}
   * @return a copy
   */
  public PipelineSpec startingAt(String localTime) {
    return new PipelineSpec(playbooks, teams, names, LocalDateTime.parse(localTime), dropping);
  }

  /**
   * Plays each story once more without each {@linkplain CaseDraft#optionally optional fact}; the
   * same must be decided by the same rules.
   *
   * @return a copy
   */
  public PipelineSpec droppingOptionalFacts() {
    return new PipelineSpec(playbooks, teams, names, start, true);
  }

  /**
   * Opens a case and begins its story.
   *
   * @param draft the case
   * @return the story, with the opening as its first {@code when}
   */
  public Story.Given given(CaseDraft draft) {
    return new Tale(new Playing(this), draft);
  }

  List<Playbook> playbooks() {
    return playbooks;
  }

  List<Team> teams() {
    return teams;
  }

  RecordNames names() {
    return names;
  }

  /** The names that the playbooks give, by kind; empty when one is not made of rule files. */
  Map<String, Set<String>> known() {
    Map<String, Set<String>> known = new LinkedHashMap<>();
    for (Playbook playbook : playbooks) {
      if (RulePlaybooks.rules(playbook).isEmpty()) {
        return Map.of();
      }
      RuleBook book = RulePlaybooks.book(playbook);
      add(known, NamedExpectation.RULE, book.rules().stream().map(RuleCard::name).toList());
      add(known, NamedExpectation.TEMPLATE, book.templates().keySet());
      add(known, NamedExpectation.TASK_TYPE, book.taskTypes().keySet());
      add(known, NamedExpectation.TIMER, book.timers().keySet());
      add(known, NamedExpectation.CADENCE, book.cadences().keySet());
      add(known, NamedExpectation.JOURNEY, book.journeys().keySet());
    }
    return known;
  }

  private static void add(Map<String, Set<String>> known, String kind, Collection<String> names) {
    known.computeIfAbsent(kind, any -> new LinkedHashSet<>()).addAll(names);
  }

  Instant start() {
    return start.atZone(playbooks.get(0).calendar().zone()).toInstant();
  }

  boolean dropping() {
    return dropping;
  }

  private static <T> List<T> plus(List<T> items, T item) {
    List<T> more = new ArrayList<>(items);
    more.add(item);
    return more;
  }
}
