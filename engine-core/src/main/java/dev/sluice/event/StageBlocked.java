package dev.sluice.event;

import java.util.List;

/**
 * The stage asked for was not entered.
 *
 * @param stage the stage asked for
 * @param missing what must happen first
 */
public record StageBlocked(String stage, List<Missing> missing) implements EngineEvent {}
