package dev.sluice.rules.spec;

import dev.sluice.fact.Team;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes down what a playbook does, and runs it: given a case, when something happens, then this is
 * decided; when time passes, then that. Time is virtual: a year runs in milliseconds.
 *
 * <p>Every story is played on two engines at once. They see the facts of each case in different
 * orders, and must decide the same; the order comes from a seed, which a failure prints and {@code
 * -Dsluice.seed} sets.
 *
 * <p>Immutable: keep one for all specs of a class.
 */
public final class PipelineSpec {

  /** Monday, 2 March 2026, 09:00 in the calendar's zone: an ordinary working morning. */
  public static final LocalDateTime ORDINARY_MORNING = LocalDateTime.of(2026, 3, 2, 9, 0);

  private static final long SEED =
      Long.getLong("sluice.seed", ThreadLocalRandom.current().nextLong(1_000_000));

  private final Playbook playbook;
  private final List<Team> teams;
  private final RecordNames names;
  private final LocalDateTime start;

  private PipelineSpec(
      Playbook playbook, List<Team> teams, RecordNames names, LocalDateTime start) {
    this.playbook = playbook;
    this.teams = List.copyOf(teams);
    this.names = names;
    this.start = start;
  }

  /**
   * Specifies a playbook.
   *
   * @param playbook the playbook
   * @return a spec without teams that starts on an {@linkplain #ORDINARY_MORNING ordinary morning}
   */
  public static PipelineSpec of(Playbook playbook) {
    return new PipelineSpec(playbook, List.of(), RecordNames.standard(), ORDINARY_MORNING);
  }

  /**
   * Adds a team.
   *
   * @param team who is on it
   * @return a copy
   */
  public PipelineSpec team(Team team) {
    List<Team> more = new ArrayList<>(teams);
    more.add(team);
    return new PipelineSpec(playbook, more, names, start);
  }

  /**
   * Registers a host's records.
   *
   * @param registered the standard names with the host's own
   * @return a copy
   */
  public PipelineSpec names(RecordNames registered) {
    return new PipelineSpec(playbook, teams, registered, start);
  }

  /**
   * Starts the story at another time.
   *
   * @param localTime in the calendar's zone, for example {@code 2026-09-30T17:00}
   * @return a copy
   */
  public PipelineSpec startingAt(String localTime) {
    return new PipelineSpec(playbook, teams, names, LocalDateTime.parse(localTime));
  }

  /**
   * Opens a case and begins its story.
   *
   * @param draft the case
   * @return the story, with the opening as its first {@code when}
   */
  public Story given(CaseDraft draft) {
    Instant from = start.atZone(playbook.calendar().zone()).toInstant();
    List<Run> runs =
        List.of(
            new Run(playbook, teams, names, from),
            new Run(RulePlaybooks.shuffled(playbook, SEED), teams, names, from));
    Story story = new Story(playbook, runs, SEED, draft.caseId());
    story.open(draft);
    return story;
  }
}
