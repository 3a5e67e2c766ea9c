package dev.sluice.document;

import dev.sluice.document.Traits.Trait;
import java.util.Set;

/**
 * An experience like a case at hand, and why it was found.
 *
 * @param experience the experience
 * @param shared what the two cases have in common, in the order of the traits' declaration
 */
public record Similar(Experience experience, Set<Trait> shared) {}
