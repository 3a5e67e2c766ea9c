package dev.sluice.event;

import dev.sluice.fact.FactChange;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Figure;
import dev.sluice.fact.Figures;
import dev.sluice.fact.Occurrence;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A figure was worked out, for example the conversion of a week. Of each name and subject the
 * latest {@link Figures#KEPT} periods are kept; a period that is reported again is corrected.
 *
 * @param name what was measured, for example {@code demo-to-negotiation}
 * @param about of whom or what, for example a rep's id; null for the whole
 * @param from the first day of the period, in the calendar's zone
 * @param until the last day of the period, in the calendar's zone
 * @param value the figure; 30 for 30 %
 * @param cases how many cases it rests on: the denominator of a rate
 */
public record FigureReported(
    String name,
    @Nullable String about,
    LocalDate from,
    LocalDate until,
    BigDecimal value,
    int cases)
    implements FactChange {

  /** Refuses a period that ends before it begins. */
  public FigureReported {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException(
          "The period of figure " + name + " ends on " + until + ", before it begins on " + from);
    }
  }

  @Override
  public Facts applyTo(Facts facts, Occurrence occurrence) {
    Facts next = facts.keeping(new Figure(name, about, from, until, value, cases));
    List<Figure> same = new ArrayList<>();
    for (Record kept : next.kept()) {
      if (kept instanceof Figure figure
          && figure.name().equals(name)
          && Objects.equals(figure.about(), about)) {
        same.add(figure);
      }
    }
    same.sort(Comparator.comparing(Figure::from));
    for (Figure old : same.subList(0, Math.max(0, same.size() - Figures.KEPT))) {
      next = next.forgetting(Figure.class, old.factId());
    }
    return next;
  }
}
