package dev.sluice.examples.demo;

import dev.sluice.event.Submission;
import java.time.Instant;

/**
 * A submission as it reached the door.
 *
 * @param received when it reached the door; later than it occurred when it was reported late
 * @param submission what was submitted
 * @param file where it was recorded
 * @param line on which line
 */
record Recorded(Instant received, Submission submission, String file, int line) {}
