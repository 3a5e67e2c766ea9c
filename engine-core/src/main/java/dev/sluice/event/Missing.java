package dev.sluice.event;

/**
 * One thing that must happen before a stage can be entered.
 *
 * @param kind what sort of thing: {@code activity}, {@code deliverable}, {@code heading} of a
 *     deliverable that does not say enough, {@code document}, {@code approval}, {@code move} when
 *     the pipeline knows no such move, or {@code rule} when a rule blocks
 * @param what the thing, by its id; a heading as {@code deliverable:heading}
 * @param why why it is wanted, for a person to read
 */
public record Missing(String kind, String what, String why) {}
