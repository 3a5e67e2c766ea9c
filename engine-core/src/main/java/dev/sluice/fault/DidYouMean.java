package dev.sluice.fault;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Advice for a misspelt name: the nearest known one, and all of them. */
public final class DidYouMean {

  private DidYouMean() {}

  /**
   * The known name a writer most likely meant.
   *
   * @param wrong the name as written
   * @param known the names there are; of equally near ones the first wins
   * @return the nearest name, null when none is near: more than a third of the letters differ
   */
  public static @Nullable String nearest(String wrong, Collection<String> known) {
    String nearest = null;
    int least = Math.max(1, wrong.length() / 3) + 1;
    for (String name : known) {
      if (Math.abs(name.length() - wrong.length()) < least) {
        int distance = distance(wrong.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
        if (distance < least) {
          least = distance;
          nearest = name;
        }
      }
    }
    return nearest;
  }

  /**
   * A sentence of advice for an unknown name.
   *
   * @param wrong the name as written
   * @param known the names there are, in the order to list them
   * @return for example {@code Did you mean "won"? Known: won, lost.}
   */
  public static String advice(String wrong, Collection<String> known) {
    if (known.isEmpty()) {
      return "None is defined.";
    }
    String nearest = nearest(wrong, known);
    return (nearest == null ? "" : "Did you mean \"" + nearest + "\"? ")
        + "Known: "
        + String.join(", ", known)
        + ".";
  }

  /** Insertions, deletions, replacements, and swaps of neighbours. */
  private static int distance(String a, String b) {
    int[][] steps = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int replace = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, 1 + Math.min(steps[i - 1][j], steps[i][j - 1]));
        boolean swap =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        steps[i][j] = swap ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
      }
    }
    return steps[a.length()][b.length()];
  }
}
