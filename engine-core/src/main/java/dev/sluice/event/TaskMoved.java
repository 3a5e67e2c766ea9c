package dev.sluice.event;

import java.time.LocalDate;

/**
 * A task was moved to another day, for example because the customer asked for it. It is due at the
 * close of that day, or of the next working day.
 *
 * @param task the task's key
 * @param to the new day, in the calendar's zone
 */
public record TaskMoved(String task, LocalDate to) {}
