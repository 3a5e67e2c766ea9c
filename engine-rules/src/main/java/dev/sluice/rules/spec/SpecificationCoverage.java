package dev.sluice.rules.spec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RuleCard;
import dev.sluice.rules.RulePlaybooks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a run of specs showed, read from its {@code coverage.json}, and what a build can ask of it.
 * Run the checks after all specs, for example in a second execution of the test plugin.
 *
 * <p>What a check may not yet ask for is named in a file that can only shrink: an entry that is
 * covered fails the check too. Immutable.
 */
public final class SpecificationCoverage {

  private final Content content;
  private final NotYet notYet;

  private SpecificationCoverage(Content content, NotYet notYet) {
    this.content = content;
    this.notYet = notYet;
  }

  /** What the file says. */
  private record Content(
      List<String> pipelines,
      Map<String, List<String>> requirements,
      List<String> rulesNeverFired,
      List<String> rulesWithoutNearMiss,
      List<String> conditionsNeverFalse,
      List<String> transitionsNeverTaken,
      List<String> unconditionalRules,
      Map<String, List<String>> askedBy) {}

  /** What is not asked for yet. */
  private record NotYet(
      List<String> requirements, List<String> rulesNeverFired, List<String> rulesWithoutNearMiss) {

    private NotYet {
      requirements = requirements == null ? List.of() : List.copyOf(requirements);
      rulesNeverFired = rulesNeverFired == null ? List.of() : List.copyOf(rulesNeverFired);
      rulesWithoutNearMiss =
          rulesWithoutNearMiss == null ? List.of() : List.copyOf(rulesWithoutNearMiss);
    }
  }

  /**
   * Reads what the last run of specs showed.
   *
   * @param folder where the run wrote its report, usually {@code target/specification}
   * @return the coverage
   * @throws AssertionError when no spec was run
   */
  public static SpecificationCoverage read(Path folder) {
    Path file = folder.resolve("coverage.json");
    if (!Files.exists(file)) {
      throw new AssertionError(
          "There is no "
              + file
              + ". Run the specs first, and mark their classes with @Specification");
    }
    return new SpecificationCoverage(
        read(file, Content.class), new NotYet(List.of(), List.of(), List.of()));
  }

  /**
   * Does not yet ask for some things.
   *
   * @param file JSON with the lists {@code requirements}, {@code rulesNeverFired} and {@code
   *     rulesWithoutNearMiss}; each may be left out
   * @return a copy
   */
  public SpecificationCoverage notYet(Path file) {
    return new SpecificationCoverage(content, read(file, NotYet.class));
  }

  /**
   * Specs were told about these playbooks: each of their rules had its event in one of them.
   *
   * @param playbooks playbooks of rule files
   * @return this
   * @throws AssertionError when a rule is unknown to all specs
   */
  public SpecificationCoverage covers(Playbook... playbooks) {
    List<String> unknown = new ArrayList<>();
    for (Playbook playbook : playbooks) {
      for (RuleCard rule : RulePlaybooks.rules(playbook)) {
        if (!content.askedBy.containsKey(rule.name())) {
          unknown.add(rule.name() + " (" + rule.file() + ":" + rule.line() + ")");
        }
      }
    }
    none(unknown, "No spec is about the playbook of these rules. Write one, with @Specification");
    return this;
  }

  /**
   * Each rule fires in a spec.
   *
   * @return this
   * @throws AssertionError when one does not
   */
  public SpecificationCoverage everyRuleFires() {
    check(
        content.rulesNeverFired,
        notYet.rulesNeverFired,
        "rulesNeverFired",
        "These rules fire in no spec. Tell a story in which they do");
    return this;
  }

  /**
   * Each rule that has a condition beside its event fails in a spec by one condition alone.
   *
   * @return this
   * @throws AssertionError when one does not
   */
  public SpecificationCoverage everyRuleNearlyFires() {
    check(
        content.rulesWithoutNearMiss,
        notYet.rulesWithoutNearMiss,
        "rulesWithoutNearMiss",
        "These rules have no near miss. Tell a story in which all conditions hold but one");
    return this;
  }

  /**
   * Each requirement of a kind that rules or the core deliver has a spec that passed.
   *
   * @param catalogue JSON: a list of {@code {"id", "kind", "en", "zh"}}, kind being of {@code R},
   *     {@code K} and {@code I}; {@code "later": "where"} for one that has none yet
   * @return this
   * @throws AssertionError when one has none, or a spec names an unknown one
   */
  public SpecificationCoverage everyRequirementHasASpec(Path catalogue) {
    Map<String, Catalogue.Row> rows = Catalogue.parse(text(catalogue)).rows();
    List<String> unknown = new ArrayList<>(content.requirements.keySet());
    unknown.removeAll(rows.keySet());
    none(unknown, "Specs name requirements that " + catalogue + " does not have");
    List<String> without = new ArrayList<>();
    for (Catalogue.Row row : rows.values()) {
      if (row.needsSpec() && !content.requirements.containsKey(row.id())) {
        without.add(row.id());
      }
    }
    check(
        without,
        notYet.requirements,
        "requirements",
        "These requirements have no spec. Write one with @Requirement in a class with"
            + " @Specification, or say in the catalogue where it comes \"later\"");
    return this;
  }

  /** What is missing must be known to be missing, and nothing else. */
  private static void check(
      List<String> missing, List<String> excused, String list, String problem) {
    List<String> unexcused = new ArrayList<>(missing);
    unexcused.removeAll(excused);
    none(unexcused, problem);
    List<String> done = new ArrayList<>(excused);
    done.removeAll(missing);
    none(done, "These are covered by now. Take them out of \"" + list + "\" of what is not yet");
  }

  private static void none(Collection<String> found, String problem) {
    if (!found.isEmpty()) {
      throw new AssertionError(
          found.stream()
              .map(item -> "\n  " + item)
              .collect(Collectors.joining("", problem + ":", "")));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  private static <T> T read(Path file, Class<T> type) {
    try {
      return new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .readValue(text(file), type);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }
}
