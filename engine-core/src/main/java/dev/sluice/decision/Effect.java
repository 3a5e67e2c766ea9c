package dev.sluice.decision;

/**
 * A decision that leaves the engine: it is delivered to the host's handler after the commit,
 * outside every lock, at least once.
 */
public sealed interface Effect extends Decision
    permits CreateTask, Digest, Notify, RequestApproval, SendMessage, Suggest {}
