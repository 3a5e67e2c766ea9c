package dev.sluice.store;

import dev.sluice.decision.Audience;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Keys;
import dev.sluice.fact.Plain;
import dev.sluice.fact.SalesCase;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which cases to find. Every condition that is set must hold.
 *
 * @param pipeline the pipeline; null for any
 * @param stage the stage; null for any
 * @param owner the owner; null for any
 * @param running true for open cases only
 * @param attributes values of attributes, by name
 * @param key one of the case's {@linkplain Keys keys}; null for any. A store finds it without
 *     looking at other cases
 * @param audience whom a campaign addresses; null for any
 * @param most how many at the most
 * @param after only cases whose id sorts after this one, for the next page; null for the first
 */
public record CaseQuery(
    @Nullable String pipeline,
    @Nullable String stage,
    @Nullable String owner,
    boolean running,
    Map<String, Object> attributes,
    @Nullable String key,
    @Nullable Audience audience,
    int most,
    @Nullable String after) {

  /**
   * Sorts the attributes.
   *
   * @throws IllegalArgumentException when there are to be less than 1 at the most
   */
  public CaseQuery {
    CaseStore.page(most);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
  }

  /**
   * Every case, a hundred a page.
   *
   * @return a query without conditions
   */
  public static CaseQuery all() {
    return new CaseQuery(null, null, null, false, Map.of(), null, null, 100, null);
  }

  /**
   * Narrows to a pipeline.
   *
   * @param id the pipeline
   * @return a copy
   */
  public CaseQuery pipeline(String id) {
    return new CaseQuery(id, stage, owner, running, attributes, key, audience, most, after);
  }

  /**
   * Narrows to a stage.
   *
   * @param id the stage
   * @return a copy
   */
  public CaseQuery stage(String id) {
    return new CaseQuery(pipeline, id, owner, running, attributes, key, audience, most, after);
  }

  /**
   * Narrows to an owner.
   *
   * @param rep the owner
   * @return a copy
   */
  public CaseQuery owner(String rep) {
    return new CaseQuery(pipeline, stage, rep, running, attributes, key, audience, most, after);
  }

  /**
   * Narrows to open cases.
   *
   * @return a copy
   */
  public CaseQuery onlyRunning() {
    return new CaseQuery(pipeline, stage, owner, true, attributes, key, audience, most, after);
  }

  /**
   * Narrows to a value of an attribute.
   *
   * @param name the attribute
   * @param value its value
   * @return a copy
   */
  public CaseQuery attribute(String name, Object value) {
    Map<String, Object> more = new TreeMap<>(attributes);
    more.put(name, Plain.value(value));
    return new CaseQuery(pipeline, stage, owner, running, more, key, audience, most, after);
  }

  /**
   * Narrows to cases that have a key.
   *
   * @param text one of {@link Keys}
   * @return a copy
   */
  public CaseQuery key(String text) {
    return new CaseQuery(pipeline, stage, owner, running, attributes, text, audience, most, after);
  }

  /**
   * Narrows to an audience.
   *
   * @param whom the audience
   * @return a copy
   */
  public CaseQuery audience(Audience whom) {
    return new CaseQuery(pipeline, stage, owner, running, attributes, key, whom, most, after);
  }

  /**
   * Sets the page.
   *
   * @param size how many at the most
   * @param afterCase the last id of the page before; null for the first
   * @return a copy
   * @throws IllegalArgumentException when the size is less than 1
   */
  public CaseQuery page(int size, @Nullable String afterCase) {
    return new CaseQuery(
        pipeline, stage, owner, running, attributes, key, audience, size, afterCase);
  }

  /**
   * Whether a case meets every condition.
   *
   * @param facts what the case knows
   * @return true when it does
   */
  public boolean matches(Facts facts) {
    SalesCase salesCase = facts.salesCase();
    return (pipeline == null || pipeline.equals(salesCase.pipeline()))
        && (stage == null || stage.equals(salesCase.stage()))
        && (owner == null || owner.equals(salesCase.owner()))
        && (!running || salesCase.running())
        && (after == null || after.compareTo(salesCase.id()) < 0)
        && attributes.entrySet().stream()
            .allMatch(entry -> entry.getValue().equals(salesCase.attribute(entry.getKey())))
        && (audience == null || audience.matches(salesCase, facts.subject()))
        && (key == null || Keys.of(facts).contains(key));
  }
}
