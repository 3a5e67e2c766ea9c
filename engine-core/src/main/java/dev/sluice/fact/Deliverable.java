package dev.sluice.fact;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result handed in for the case, for example the tailored proposal.
 *
 * @param type which deliverable, as the pipeline names it
 * @param submittedAt when it was handed in
 * @param by who handed it in; null when nobody was named
 * @param reference where the host keeps it; null when it keeps none
 * @param contents what it says under each heading, an entry for each point made; sorted by heading
 */
public record Deliverable(
    String type,
    Instant submittedAt,
    @Nullable String by,
    @Nullable String reference,
    Map<String, List<String>> contents)
    implements Fact {

  /** Sorts the contents. */
  public Deliverable {
    contents = Ordered.map(contents);
  }

  /**
   * How many points it makes under a heading.
   *
   * @param heading the heading
   * @return the number of points that are not blank
   */
  public int points(String heading) {
    return (int)
        contents.getOrDefault(heading, List.of()).stream()
            .filter(point -> !point.isBlank())
            .count();
  }

  /**
   * Whether it makes a point under a heading.
   *
   * @param heading the heading
   * @param point the point, word for word
   * @return true when it does
   */
  public boolean says(String heading, String point) {
    return contents.getOrDefault(heading, List.of()).contains(point);
  }

  @Override
  public String factId() {
    return type;
  }
}
