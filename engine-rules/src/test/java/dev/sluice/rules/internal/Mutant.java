package dev.sluice.rules.internal;

import java.util.List;

/**
 * A rule file with one condition of one rule turned round.
 *
 * @param file the file, as a resource
 * @param line where it was changed
 * @param rule the rule
 * @param requirements what the rule serves
 * @param change what was changed, in words
 * @param text the whole changed file
 */
public record Mutant(
    String file, int line, String rule, List<String> requirements, String change, String text) {

  @Override
  public String toString() {
    return file + ":" + line + " \"" + rule + "\": " + change;
  }
}
