package dev.sluice.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing moving through a pipeline: where it stands and what was decided about it.
 *
 * @param id names the case
 * @param pipeline the id of its pipeline
 * @param stage the stage it is in
 * @param status open, won or lost
 * @param openedAt when it began
 * @param stageEnteredAt when it entered the present stage
 * @param closedAt when it was won or lost; null while open
 * @param owner the rep who owns it; null while nobody does
 * @param value what the deal is worth; null while unknown
 * @param probability chance to win in percent, 0..100; null while unrated
 * @param risk {@code low}, {@code medium} or {@code high}; null while unrated
 * @param tags sorted
 * @param tiers the grade under each scheme, for example {@code tier → key}; the schemes are never
 *     copied into each other
 * @param scores points per factor
 * @param attributes what the host added, by declared name
 * @param related ids of other cases by role, for example {@code account}; under {@code team} the id
 *     of the team that chose the owner, under {@code seeking} the case of the one that looks, under
 *     {@code seeking:<task>} that of the one that looks for who does the task
 */
public record SalesCase(
    String id,
    String pipeline,
    String stage,
    Status status,
    Instant openedAt,
    Instant stageEnteredAt,
    @Nullable Instant closedAt,
    @Nullable String owner,
    @Nullable Money value,
    @Nullable Integer probability,
    @Nullable String risk,
    List<String> tags,
    Map<String, String> tiers,
    Map<String, Integer> scores,
    Map<String, Object> attributes,
    Map<String, String> related)
    implements Fact {

  /** The role under which {@link #related} holds the team that still looks for an owner. */
  public static final String SEEKING = "seeking";

  /**
   * The role under which {@link #related} holds the team that still looks for who does a task.
   *
   * @param task the task's key
   * @return the role
   */
  public static String seeking(String task) {
    return SEEKING + ":" + task;
  }

  /** How a case stands. */
  public enum Status {
    /** On its way. */
    OPEN,
    /** Ended well. */
    WON,
    /** Ended badly. */
    LOST
  }

  /** Brings collections into their stated order. */
  public SalesCase {
    tags = Ordered.set(tags);
    tiers = Ordered.map(tiers);
    scores = Ordered.map(scores);
    attributes = Ordered.map(attributes);
    related = Ordered.map(related);
  }

  private SalesCase(Draft draft) {
    this(
        draft.from.id,
        draft.from.pipeline,
        draft.stage,
        draft.status,
        draft.from.openedAt,
        draft.stageEnteredAt,
        draft.closedAt,
        draft.owner,
        draft.value,
        draft.probability,
        draft.risk,
        draft.tags,
        draft.tiers,
        draft.scores,
        draft.attributes,
        draft.related);
  }

  /**
   * A case at its very beginning.
   *
   * @param id names the case
   * @param pipeline the pipeline's id
   * @param stage the first stage
   * @param at when it began
   * @return an open case without an owner
   */
  public static SalesCase open(String id, String pipeline, String stage, Instant at) {
    return new SalesCase(
        id,
        pipeline,
        stage,
        Status.OPEN,
        at,
        at,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of());
  }

  /**
   * Whether the case is still on its way. (A word of its own: rules cannot compare an enum with
   * text.)
   *
   * @return true while neither won nor lost
   */
  public boolean running() {
    return status == Status.OPEN;
  }

  /**
   * Whether the case ended well.
   *
   * @return true once won
   */
  public boolean won() {
    return status == Status.WON;
  }

  /**
   * Whether the case is in one of some stages.
   *
   * @param stages ids of stages; those its pipeline does not have do not matter
   * @return true when its own is among them
   */
  public boolean standsIn(List<String> stages) {
    return stages.contains(stage);
  }

  /**
   * The grade under a scheme.
   *
   * @param scheme for example {@code tier}
   * @return the grade, or null when none was given
   */
  public @Nullable String tier(String scheme) {
    return tiers.get(scheme);
  }

  /**
   * The points for a factor.
   *
   * @param factor for example {@code fit}
   * @return the points; 0 when none were given
   */
  public int score(String factor) {
    return scores.getOrDefault(factor, 0);
  }

  /**
   * The points for all factors of a group: {@code fit} sums {@code fit.industry}, {@code fit.size}
   * …
   *
   * @param group what the factors' names begin with, up to a dot
   * @return the sum; 0 when none were given
   */
  public int total(String group) {
    int sum = 0;
    for (Map.Entry<String, Integer> entry : scores.entrySet()) {
      sum += entry.getKey().startsWith(group + ".") ? entry.getValue() : 0;
    }
    return sum;
  }

  /**
   * Whether the case has a tag of a kind: tags are written {@code kind:name}.
   *
   * @param kind for example {@code industry}
   * @param names the names that count
   * @return true with at least one of them
   */
  public boolean tagged(String kind, List<String> names) {
    return names.stream().anyMatch(name -> tags.contains(kind + ":" + name));
  }

  /**
   * Whether some attribute has no value yet.
   *
   * @param names attributes that should have one
   * @return true when at least one is missing
   */
  public boolean lacksAny(List<String> names) {
    return !lacking(names).isEmpty();
  }

  /**
   * Which attributes have no value yet.
   *
   * @param names attributes that should have one
   * @return those that are missing, in the order given
   */
  public List<String> lacking(List<String> names) {
    return names.stream().filter(name -> !attributes.containsKey(name)).toList();
  }

  /**
   * What the host added under a name.
   *
   * @param name a declared attribute
   * @return its value, or null
   */
  public @Nullable Object attribute(String name) {
    return attributes.get(name);
  }

  /**
   * Whether something was filled in under a name: neither nothing nor blank text.
   *
   * @param name a declared attribute
   * @return true with a value
   */
  public boolean filled(String name) {
    Object content = attributes.get(name);
    return content != null && !content.toString().isBlank();
  }

  /**
   * Whether the deal is worth as much as an amount or more.
   *
   * @param limit the amount
   * @return true at the boundary and above; false while the value is unknown or in another currency
   */
  public boolean worthAtLeast(Money limit) {
    return value != null && value.sameCurrencyAs(limit) && value.atLeast(limit);
  }

  /**
   * Whether the deal is worth less than an amount.
   *
   * @param limit the amount
   * @return true below the boundary; false while the value is unknown or in another currency
   */
  public boolean worthLessThan(Money limit) {
    return value != null && value.sameCurrencyAs(limit) && !value.atLeast(limit);
  }

  /**
   * Whether an amount filled in for the case, such as the customer's budget, is as much as the deal
   * is worth.
   *
   * @param name a declared attribute of type money
   * @return true at the boundary and above; false while either is unknown, and in another currency
   */
  public boolean coveredBy(String name) {
    if (value == null || !filled(name)) {
      return false;
    }
    Money amount = Money.parse(String.valueOf(attributes.get(name)));
    return amount.sameCurrencyAs(value) && amount.atLeast(value);
  }

  /**
   * The day filled in under a name.
   *
   * @param name a declared attribute of type date
   * @return the day, or null when none was filled in
   */
  public @Nullable LocalDate date(String name) {
    Object content = attributes.get(name);
    return content == null ? null : LocalDate.parse(content.toString());
  }

  /**
   * Whether a number filled in under a name reaches a limit.
   *
   * @param name a declared attribute of type number
   * @param limit the limit
   * @return true at the boundary and above; false while the number is unknown
   */
  public boolean numberAtLeast(String name, Number limit) {
    Object content = attributes.get(name);
    return content != null && number(content).compareTo(number(limit)) >= 0;
  }

  /**
   * Whether a number filled in under a name stays within a limit.
   *
   * @param name a declared attribute of type number
   * @param limit the limit
   * @return true at the boundary and below; false while the number is unknown
   */
  public boolean numberAtMost(String name, Number limit) {
    Object content = attributes.get(name);
    return content != null && number(content).compareTo(number(limit)) <= 0;
  }

  private static BigDecimal number(Object content) {
    return new BigDecimal(content.toString());
  }

  /**
   * The case in another stage.
   *
   * @param next the stage entered
   * @param end won, lost, or open for a stage that is no end
   * @param at when it was entered; a case that moves on from one end to another stays closed since
   *     the first
   * @return a copy
   */
  public SalesCase entering(String next, Status end, Instant at) {
    Draft draft = new Draft(this);
    draft.stage = next;
    draft.status = end;
    draft.stageEnteredAt = at;
    draft.closedAt = end == Status.OPEN ? null : closedAt == null ? at : closedAt;
    return new SalesCase(draft);
  }

  /**
   * The case in somebody's hands.
   *
   * @param rep the owner, or null for nobody
   * @return a copy
   */
  public SalesCase withOwner(@Nullable String rep) {
    Draft draft = new Draft(this);
    draft.owner = rep;
    return new SalesCase(draft);
  }

  /**
   * The case at another value.
   *
   * @param worth what the deal is worth
   * @return a copy
   */
  public SalesCase withValue(Money worth) {
    Draft draft = new Draft(this);
    draft.value = worth;
    return new SalesCase(draft);
  }

  /**
   * The case with another chance to win.
   *
   * @param percent 0..100
   * @return a copy
   */
  public SalesCase withProbability(int percent) {
    Draft draft = new Draft(this);
    draft.probability = percent;
    return new SalesCase(draft);
  }

  /**
   * The case at another risk.
   *
   * @param level low, medium or high
   * @return a copy
   */
  public SalesCase withRisk(String level) {
    Draft draft = new Draft(this);
    draft.risk = level;
    return new SalesCase(draft);
  }

  /**
   * The case with one more tag.
   *
   * @param tag the tag
   * @return a copy
   */
  public SalesCase withTag(String tag) {
    Draft draft = new Draft(this);
    draft.tags = new ArrayList<>(tags);
    draft.tags.add(tag);
    return new SalesCase(draft);
  }

  /**
   * The case without a tag.
   *
   * @param tag the tag
   * @return a copy
   */
  public SalesCase withoutTag(String tag) {
    Draft draft = new Draft(this);
    draft.tags = new ArrayList<>(tags);
    draft.tags.remove(tag);
    return new SalesCase(draft);
  }

  /**
   * The case graded under a scheme.
   *
   * @param scheme the scheme
   * @param grade the grade
   * @return a copy
   */
  public SalesCase withTier(String scheme, String grade) {
    Draft draft = new Draft(this);
    draft.tiers = Ordered.with(tiers, scheme, grade);
    return new SalesCase(draft);
  }

  /**
   * The case with points for a factor.
   *
   * @param factor the factor
   * @param points the points
   * @return a copy
   */
  public SalesCase withScore(String factor, int points) {
    Draft draft = new Draft(this);
    draft.scores = Ordered.with(scores, factor, points);
    return new SalesCase(draft);
  }

  /**
   * The case with an attribute set.
   *
   * @param name the attribute
   * @param content its value
   * @return a copy
   */
  public SalesCase withAttribute(String name, Object content) {
    Draft draft = new Draft(this);
    draft.attributes = Ordered.with(attributes, name, Plain.value(content));
    return new SalesCase(draft);
  }

  /**
   * The case tied to another.
   *
   * @param role what the other is to this one
   * @param caseId the other's id
   * @return a copy
   */
  public SalesCase withRelated(String role, String caseId) {
    Draft draft = new Draft(this);
    draft.related = Ordered.with(related, role, caseId);
    return new SalesCase(draft);
  }

  /**
   * The case tied to another no longer.
   *
   * @param role what the other was to this one
   * @return a copy; this case when there was none
   */
  public SalesCase withoutRelated(String role) {
    if (!related.containsKey(role)) {
      return this;
    }
    Draft draft = new Draft(this);
    draft.related = new TreeMap<>(related);
    draft.related.remove(role);
    return new SalesCase(draft);
  }

  @Override
  public String factId() {
    return id;
  }

  /** What a copy may change. */
  private static final class Draft {
    private final SalesCase from;
    private String stage;
    private Status status;
    private Instant stageEnteredAt;
    private @Nullable Instant closedAt;
    private @Nullable String owner;
    private @Nullable Money value;
    private @Nullable Integer probability;
    private @Nullable String risk;
    private List<String> tags;
    private Map<String, String> tiers;
    private Map<String, Integer> scores;
    private Map<String, Object> attributes;
    private Map<String, String> related;

    private Draft(SalesCase from) {
      this.from = from;
      stage = from.stage;
      status = from.status;
      stageEnteredAt = from.stageEnteredAt;
      closedAt = from.closedAt;
      owner = from.owner;
      value = from.value;
      probability = from.probability;
      risk = from.risk;
      tags = from.tags;
      tiers = from.tiers;
      scores = from.scores;
      attributes = from.attributes;
      related = from.related;
    }
  }
}
