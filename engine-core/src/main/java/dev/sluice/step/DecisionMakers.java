package dev.sluice.step;

import dev.sluice.event.DecisionMakerChanged;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices that somebody else decides at the customer, in whichever order the contacts are saved.
 */
final class DecisionMakers {

  private DecisionMakers() {}

  /** What changed between two states of a case; null for nothing, and while nobody was known. */
  static @Nullable DecisionMakerChanged between(Facts before, Facts after) {
    if (before.contacts() == after.contacts()) {
      return null;
    }
    List<String> earlier = of(before);
    List<String> now = of(after);
    if (earlier.isEmpty()) {
      return null;
    }
    for (String contact : now) {
      if (!earlier.contains(contact)) {
        return new DecisionMakerChanged(contact);
      }
    }
    return now.isEmpty() ? new DecisionMakerChanged(null) : null;
  }

  private static List<String> of(Facts facts) {
    return facts.contacts().stream().filter(Contact::decisionMaker).map(Contact::id).toList();
  }
}
