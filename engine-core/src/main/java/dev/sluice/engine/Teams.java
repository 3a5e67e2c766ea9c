package dev.sluice.engine;

import dev.sluice.event.OwnerSought;
import dev.sluice.event.TeamChanged;
import dev.sluice.fact.Team;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import dev.sluice.step.CaseState;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The playbook of teams: reps are judged by the rules of the case that looks for an owner. */
final class Teams implements Policy {

  static final String PIPELINE = "team";

  private final Map<String, Playbook> playbooks;

  private Teams(Map<String, Playbook> playbooks) {
    this.playbooks = playbooks;
  }

  static Playbook playbook(Map<String, Playbook> playbooks) {
    Playbook any = playbooks.values().iterator().next();
    return Playbook.of(pipeline(), new Teams(Map.copyOf(playbooks))).withCalendar(any.calendar());
  }

  /** The event that brings a stored team up to its definition; null when it is. */
  static @Nullable TeamChanged change(@Nullable CaseState stored, Team team) {
    boolean current =
        stored != null
            && stored.facts().subject() instanceof Team known
            && team.keepingAbsences(known).equals(known);
    return current ? null : new TeamChanged(team);
  }

  @Override
  public List<Proposal> propose(Situation situation) {
    if (situation.event() instanceof OwnerSought sought) {
      Playbook asking = playbooks.get(sought.pipeline());
      if (asking != null) {
        return asking.policy().propose(situation);
      }
    }
    return List.of();
  }

  @Override
  public String fingerprint() {
    return playbooks.values().stream().map(Playbook::hash).sorted().collect(Collectors.joining());
  }

  private static Pipeline pipeline() {
    try (InputStream json = Teams.class.getResourceAsStream("team.json")) {
      if (json == null) {
        throw new IllegalStateException("team.json is not in the jar");
      }
      return Pipeline.parse("team.json", new String(json.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
