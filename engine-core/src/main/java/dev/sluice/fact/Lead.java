package dev.sluice.fact;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a case that starts with somebody's interest.
 *
 * @param company the company's name; not a personal value
 * @param channel where the lead came from, for example {@code website}, {@code social}, {@code
 *     partner}
 * @param industry null when unknown
 * @param region null when unknown
 * @param employees head count; null when unknown
 * @param annualRevenue null when unknown
 * @param need the kind of need stated; null when unknown
 * @param painPoints what hurts, in the lead's words; sorted
 */
public record Lead(
    String company,
    String channel,
    @Nullable String industry,
    @Nullable String region,
    @Nullable Integer employees,
    @Nullable Money annualRevenue,
    @Nullable String need,
    List<String> painPoints)
    implements Fact {

  /** Sorts the pain points. */
  public Lead {
    painPoints = Ordered.set(painPoints);
  }

  /**
   * A lead of which only company and channel are known.
   *
   * @param company the company's name
   * @param channel where it came from
   * @return the lead
   */
  public static Lead of(String company, String channel) {
    return new Lead(company, channel, null, null, null, null, null, List.of());
  }

  /**
   * The same lead in an industry.
   *
   * @param value the industry
   * @return a copy
   */
  public Lead withIndustry(String value) {
    return new Lead(company, channel, value, region, employees, annualRevenue, need, painPoints);
  }

  /**
   * The same lead in a region.
   *
   * @param value the region
   * @return a copy
   */
  public Lead withRegion(String value) {
    return new Lead(company, channel, industry, value, employees, annualRevenue, need, painPoints);
  }

  /**
   * Whether the lead works in one of some industries.
   *
   * @param industries the industries
   * @return false for an unknown industry
   */
  public boolean worksIn(List<String> industries) {
    return industry != null && industries.contains(industry);
  }

  /**
   * Whether the lead needs one of some things.
   *
   * @param needs kinds of need
   * @return false for an unknown need
   */
  public boolean needsOneOf(List<String> needs) {
    return need != null && needs.contains(need);
  }

  /**
   * Whether one of some things hurts the lead.
   *
   * @param pains pain points
   * @return true with at least one of them
   */
  public boolean suffersFrom(List<String> pains) {
    return painPoints.stream().anyMatch(pains::contains);
  }

  /**
   * Whether the lead has so many employees.
   *
   * @param people head count
   * @return true at the boundary and above; false when unknown
   */
  public boolean employs(int people) {
    return employees != null && employees >= people;
  }

  /**
   * Whether the lead came by one of some channels.
   *
   * @param channels the channels
   * @return true when it did
   */
  public boolean cameBy(List<String> channels) {
    return channels.contains(channel);
  }

  /**
   * The same lead with what another record of it knows and this one does not; pain points are those
   * of both.
   *
   * @param other the other record
   * @return a copy with this company and channel
   */
  public Lead filledFrom(Lead other) {
    List<String> both = new ArrayList<>(painPoints);
    both.addAll(other.painPoints);
    return new Lead(
        company,
        channel,
        industry == null ? other.industry : industry,
        region == null ? other.region : region,
        employees == null ? other.employees : employees,
        annualRevenue == null ? other.annualRevenue : annualRevenue,
        need == null ? other.need : need,
        both);
  }

  @Override
  public String factId() {
    return company;
  }
}
