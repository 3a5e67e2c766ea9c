package dev.sluice.decision;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What a rule wants, as data. Decisions of one step with the same {@link #key()} merge to one: the
 * highest priority wins, and a tie between different ones is reported.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
public sealed interface Decision
    permits AddTag,
        AssignOwner,
        Block,
        CancelTask,
        CancelTimer,
        ChooseChannel,
        Effect,
        EndJourney,
        Enrol,
        ExcludeRep,
        HoldMessage,
        KeepValue,
        MoveStage,
        PreferRep,
        Refuse,
        Regrade,
        ReleaseValue,
        RemoveTag,
        SeekOwner,
        SetProbability,
        SetRisk,
        SetScore,
        SetTier,
        StartCadence,
        StartTimer,
        StopCadence,
        TellCase,
        TellCases,
        Withhold {

  /**
   * What this decision is about. It carries the law by which decisions merge: an exclusive type has
   * one key, a keyed type one for each thing decided on, a set-like type one for each content.
   *
   * @return the key
   */
  String key();
}
