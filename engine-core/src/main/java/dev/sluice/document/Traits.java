package dev.sluice.document;

import dev.sluice.pipeline.Labels;
import dev.sluice.step.CaseState;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes one case like another.
 *
 * @param pipeline the pipeline's id
 * @param industry null when unknown
 * @param need the kind of need the lead stated, or the kind of the campaign; null when unknown
 * @param size null when unknown
 */
public record Traits(
    String pipeline, @Nullable String industry, @Nullable String need, @Nullable Size size) {

  /** One of them. */
  public enum Trait {
    /** The same industry. */
    INDUSTRY(Word.INDUSTRY),
    /** The same kind of need, or the same kind of campaign. */
    NEED(Word.NEED),
    /** The same band of head count. */
    SIZE(Word.SIZE),
    /** The same pipeline. */
    PIPELINE(Word.PIPELINE);

    private final Word word;

    Trait(Word word) {
      this.word = word;
    }

    /**
     * What people call the trait.
     *
     * @return the labels
     */
    public Labels labels() {
      return word.labels();
    }
  }

  /**
   * The traits of a case.
   *
   * @param state the case
   * @return its traits
   */
  public static Traits of(CaseState state) {
    Customer customer = Customer.of(state.facts().subject());
    return new Traits(
        state.facts().salesCase().pipeline(),
        customer.industry(),
        customer.need(),
        Size.of(customer.employees()));
  }

  /**
   * What two cases have in common. Texts are the same but for their case and the blanks around
   * them; what is unknown is never the same.
   *
   * @param other another case's traits
   * @return the shared traits in the order of their declaration
   */
  public Set<Trait> shared(Traits other) {
    EnumSet<Trait> shared = EnumSet.noneOf(Trait.class);
    add(shared, Trait.INDUSTRY, same(industry, other.industry));
    add(shared, Trait.NEED, same(need, other.need));
    add(shared, Trait.SIZE, size != null && size == other.size);
    add(shared, Trait.PIPELINE, pipeline.equals(other.pipeline));
    return shared;
  }

  private static void add(Set<Trait> shared, Trait trait, boolean is) {
    if (is) {
      shared.add(trait);
    }
  }

  private static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && other != null && plain(one).equals(plain(other));
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
