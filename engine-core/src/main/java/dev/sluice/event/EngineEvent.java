package dev.sluice.event;

/**
 * An event only the engine makes, inside a step. It triggers rules like any other; a host cannot
 * submit it.
 */
public sealed interface EngineEvent
    permits StageEntered,
        StageBlocked,
        CaseClosed,
        DecisionMakerChanged,
        TimerFired,
        CadenceDue,
        MessageDue,
        JourneyStarted,
        JourneyEnded,
        DeadlineNear,
        DeadlineMissed,
        DeadlineMet,
        TierChanged,
        GradingDue,
        PersonErased {}
