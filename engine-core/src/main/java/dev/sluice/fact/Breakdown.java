package dev.sluice.fact;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The targets of a campaign, shared among reps by what they converted in campaigns of the same
 * kind. Prospects are shared in proportion to those each handled, and whole; what each orders from
 * them follows from the conversion.
 *
 * <p>It rests on figures called {@code <kind>-conversion} about {@code rep/region/tier}, for
 * example {@code launch-conversion} about {@code wang/South/key}: the value is orders in percent of
 * prospects, the cases are the prospects.
 *
 * @param shares one for each rep, region and tier, sorted by them
 */
public record Breakdown(List<Share> shares) {

  private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

  /** Copies the list. */
  public Breakdown {
    shares = List.copyOf(shares);
  }

  /**
   * What one rep is to reach in one region with one tier.
   *
   * @param rep the rep's id
   * @param region where; null when the figures name none
   * @param tier with which customers; null when the figures name none
   * @param prospects how many prospects
   * @param conversion orders in percent of prospects, as in the past
   * @param orders how many orders follow from it
   */
  public record Share(
      String rep,
      @Nullable String region,
      @Nullable String tier,
      int prospects,
      BigDecimal conversion,
      BigDecimal orders) {

    /**
     * Names the share.
     *
     * @return rep, region and tier
     */
    public String key() {
      return rep + (region == null ? "" : "/" + region) + (tier == null ? "" : "/" + tier);
    }

    /**
     * What the share says.
     *
     * @return for example {@code wang/South/key: 8 × 50 % = 4}
     */
    public String words() {
      return key()
          + ": "
          + prospects
          + " × "
          + conversion.toPlainString()
          + " % = "
          + orders.toPlainString();
    }
  }

  /** The figures of one rep, region and tier, summed up. */
  private static final class Row {
    private int cases;
    private BigDecimal won = BigDecimal.ZERO;

    private void add(Figure figure) {
      cases += figure.cases();
      won = won.add(figure.value().multiply(BigDecimal.valueOf(figure.cases())));
    }

    private BigDecimal conversion() {
      return plain(won.divide(BigDecimal.valueOf(cases), 4, RoundingMode.HALF_UP));
    }
  }

  /**
   * Shares the targets of a campaign.
   *
   * @param campaign the campaign
   * @param figures every figure known
   * @param since periods that ended before this day do not count
   * @return shares; none without figures, or without a target for {@code prospects}
   */
  static Breakdown of(Campaign campaign, List<Figure> figures, LocalDate since) {
    Integer prospects = campaign.target("prospects");
    Map<String, Row> rows = new TreeMap<>();
    int cases = 0;
    for (Figure figure : figures) {
      if (figure.name().equals(campaign.kind() + "-conversion")
          && figure.about() != null
          && figure.cases() > 0
          && !figure.until().isBefore(since)
          && addressed(campaign, figure.about())) {
        rows.computeIfAbsent(figure.about(), about -> new Row()).add(figure);
        cases += figure.cases();
      }
    }
    if (prospects == null || rows.isEmpty()) {
      return new Breakdown(List.of());
    }
    Map<String, Integer> parts = parts(rows, prospects, cases);
    List<Share> shares = new ArrayList<>();
    rows.forEach((about, row) -> shares.add(share(about, parts.getOrDefault(about, 0), row)));
    return new Breakdown(shares);
  }

  /** Whole parts; those with the largest remainders get what is left. */
  private static Map<String, Integer> parts(Map<String, Row> rows, int prospects, int cases) {
    Map<String, Integer> parts = new TreeMap<>();
    int left = prospects;
    for (Map.Entry<String, Row> row : rows.entrySet()) {
      int part = (int) ((long) prospects * row.getValue().cases / cases);
      parts.put(row.getKey(), part);
      left -= part;
    }
    List<Map.Entry<String, Row>> byRemainder = new ArrayList<>(rows.entrySet());
    byRemainder.sort(
        Comparator.comparing(
                (Map.Entry<String, Row> row) -> -((long) prospects * row.getValue().cases % cases))
            .thenComparing(Map.Entry.comparingByKey()));
    for (Map.Entry<String, Row> row : byRemainder.subList(0, left)) {
      parts.merge(row.getKey(), 1, Integer::sum);
    }
    return parts;
  }

  private static Share share(String about, int prospects, Row row) {
    BigDecimal conversion = row.conversion();
    return new Share(
        part(about, 0),
        blankToNull(part(about, 1)),
        blankToNull(part(about, 2)),
        prospects,
        conversion,
        plain(conversion.multiply(BigDecimal.valueOf(prospects)).divide(PERCENT)));
  }

  private static boolean addressed(Campaign campaign, String about) {
    String region = blankToNull(part(about, 1));
    return campaign.region() == null || region == null || region.equals(campaign.region());
  }

  private static String part(String about, int index) {
    String[] parts = about.split("/", -1);
    return index < parts.length ? parts[index] : "";
  }

  private static @Nullable String blankToNull(String text) {
    return text.isBlank() ? null : text;
  }

  private static BigDecimal plain(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.scale() < 0 ? plain.setScale(0) : plain;
  }

  /**
   * How many orders follow from all shares.
   *
   * @return the sum
   */
  public BigDecimal orders() {
    return shares.stream().map(Share::orders).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Whether as many orders follow from the shares.
   *
   * @param orders how many; null for no such target
   * @return true at the boundary and below it, and without such a target
   */
  public boolean supports(@Nullable Integer orders) {
    return orders == null || orders().compareTo(BigDecimal.valueOf(orders)) >= 0;
  }
}
