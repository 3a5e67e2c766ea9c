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
   * Whether the lead came through one of several channels.
   *
   * @param channels the channels, with commas between them
   * @return true when its channel is among them
   */
  public boolean cameThrough(String channels) {
    return List.of(channels.split("\\s*,\\s*", -1)).contains(channel);
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
