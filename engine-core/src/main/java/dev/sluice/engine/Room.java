package dev.sluice.engine;

import dev.sluice.fact.SalesCase;
import dev.sluice.step.CaseState;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import dev.sluice.store.PendingEffect;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stores have room for, in columns of their own. */
final class Room {

  /** Of a case's id, and an event's before that of its case; of names of owners and stages. */
  private static final int ID = 200;

  private static final int TIMER = 400;
  private static final int RECIPIENT = 700;

  private Room() {}

  /** Refuses what a step leaves behind when it has no room. */
  static void check(CaseState state, List<Tell> tells) {
    String caseId = state.caseId();
    SalesCase salesCase = state.facts().salesCase();
    check(caseId, "owner", salesCase.owner(), ID);
    check(caseId, "stage", salesCase.stage(), ID);
    check(caseId, "pipeline", salesCase.pipeline(), ID);
    for (Timer timer : state.timers()) {
      check(caseId, "timer", timer.id(), TIMER);
    }
    for (Tell tell : tells) {
      check(caseId, "id of a case to tell", tell.to(), ID);
    }
  }

  /** Refuses an effect whose recipient has no room. */
  static void check(PendingEffect effect) {
    check(effect.caseId(), "recipient", effect.recipient(), RECIPIENT);
  }

  /** Refuses an id that has no room or says nothing. */
  static void checkId(String caseId, String what, @Nullable String id) {
    if (id != null && id.isBlank()) {
      throw new Refused(
          caseId,
          "This "
              + what
              + " is blank. Use one that stays, for example a number of your own system");
    }
    check(caseId, what, id, ID);
  }

  private static void check(String caseId, String what, @Nullable String text, int most) {
    if (text == null) {
      return;
    }
    if (text.length() > most) {
      throw new Refused(
          caseId.length() > ID ? caseId.substring(0, ID) + "…" : caseId,
          "This "
              + what
              + " has "
              + text.length()
              + " characters, and "
              + most
              + " is the most. Use a shorter one, for example a hash of it");
    }
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      boolean half = Character.isSurrogate(letter);
      if (half && i + 1 < text.length() && Character.isSurrogatePair(letter, text.charAt(i + 1))) {
        i++; // Both halves are there.
      } else if (half || letter == 0) {
        throw new Refused(
            caseId.replace('\0', '\uFFFD'),
            "This "
                + what
                + " has "
                + (half ? "half of a character" : "a NUL character")
                + " at position "
                + i
                + ", which databases do not keep. Leave it out");
      }
    }
  }
}
