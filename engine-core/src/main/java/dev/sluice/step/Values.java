package dev.sluice.step;

import dev.sluice.decision.AssignOwner;
import dev.sluice.decision.Because;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.KeepValue;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.ReleaseValue;
import dev.sluice.decision.SeekOwner;
import dev.sluice.decision.SetProbability;
import dev.sluice.decision.SetRisk;
import dev.sluice.decision.SetScore;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.Suggest;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.fact.StandingOverride;
import dev.sluice.time.Budget;
import org.jspecify.annotations.Nullable;

/** What a person decided stands: automation that wants something else says so, and does nothing. */
final class Values {

  private final Draft draft;

  Values(Draft draft) {
    this.draft = draft;
  }

  /** Whether a decision must give way to an override; then it is suggested, once. */
  boolean overruled(Decision decision, Because because) {
    String wanted = wanted(decision);
    StandingOverride standing =
        wanted == null ? null : draft.facts.kept(StandingOverride.class, decision.key());
    if (wanted == null || standing == null) {
      return false;
    }
    if (!standing.standsAt(draft.now())) {
      draft.facts = draft.facts.forgetting(StandingOverride.class, standing.what());
      return false;
    }
    if (!wanted.equals(standing.suggested()) && !wanted.equals(present(decision))) {
      draft.facts = draft.facts.keeping(standing.suggesting(wanted));
      String to = standing.by() == null ? "owner" : standing.by();
      draft.decisions.add(draft.addressed(new Decided(new Suggest(to, wanted), because)));
    }
    return true;
  }

  /** Lets a value stand; tells whether a person's will did not do so already. */
  boolean keep(KeepValue keep, Because because) {
    StandingOverride standing = draft.facts.kept(StandingOverride.class, keep.what());
    if (standing != null && standing.rule() == null && standing.standsAt(draft.now())) {
      return false;
    }
    Budget within = keep.within();
    draft.facts =
        draft.facts.keeping(
            new StandingOverride(
                keep.what(),
                null,
                draft.now(),
                within == null ? null : draft.playbook.calendar().due(draft.now(), within).at(),
                null,
                because.rule(),
                null));
    return true;
  }

  /** Leaves a value that a rule kept to the rules again; tells whether one did. */
  boolean release(ReleaseValue release) {
    StandingOverride standing = draft.facts.kept(StandingOverride.class, release.what());
    if (standing == null || standing.rule() == null) {
      return false;
    }
    draft.facts = draft.facts.forgetting(StandingOverride.class, release.what());
    return true;
  }

  /** A person chose the owner. */
  void ownerChosen(OwnerAssigned assigned) {
    draft.facts =
        draft.facts.keeping(
            new StandingOverride(
                "owner",
                draft.occurrence.actor(),
                draft.occurrence.at(),
                null,
                assigned.reason(),
                null,
                null));
  }

  /** What an automatic decision wants, in words; null for one that no override concerns. */
  private static @Nullable String wanted(Decision decision) {
    if (decision instanceof SetRisk risk) {
      return "risk: " + risk.level();
    } else if (decision instanceof SetTier tier) {
      return tier.scheme() + ": " + tier.grade();
    } else if (decision instanceof SetProbability probability) {
      return "probability: " + probability.percent();
    } else if (decision instanceof SetScore score) {
      return score.factor() + ": " + score.points();
    } else if (decision instanceof AssignOwner assign) {
      return "owner: " + assign.rep();
    } else if (decision instanceof SeekOwner seek) {
      return "owner: somebody of team " + seek.team();
    } else if (decision instanceof MoveStage move) {
      return "stage: " + move.stage();
    }
    return null;
  }

  private @Nullable String present(Decision decision) {
    var salesCase = draft.salesCase();
    if (decision instanceof SetRisk) {
      return "risk: " + salesCase.risk();
    } else if (decision instanceof SetTier tier) {
      return tier.scheme() + ": " + salesCase.tier(tier.scheme());
    } else if (decision instanceof SetProbability) {
      return "probability: " + salesCase.probability();
    } else if (decision instanceof SetScore score) {
      return score.factor() + ": " + salesCase.score(score.factor());
    }
    return decision instanceof MoveStage
        ? "stage: " + salesCase.stage()
        : "owner: " + salesCase.owner();
  }
}
