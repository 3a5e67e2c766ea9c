package dev.sluice.decision;

/**
 * Grade the customer under a scheme. Exclusive under each scheme.
 *
 * @param scheme for example {@code tier}
 * @param grade the grade
 */
public record SetTier(String scheme, String grade) implements Decision {

  @Override
  public String key() {
    return "tier:" + scheme;
  }
}
