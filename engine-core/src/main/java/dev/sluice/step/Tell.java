package dev.sluice.step;

import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * An event one case addresses to another. It is stored with the step that made it and taken up in a
 * step of its own.
 *
 * @param id {@code case:version:index}; the event id in the other case
 * @param to the other case
 * @param event what to tell
 * @param hops how many cases it passed through so far
 */
public record Tell(
    String id,
    String to,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        Record event,
    int hops) {}
