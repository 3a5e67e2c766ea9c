package dev.sluice.rules.strategicaccounts;

import static dev.sluice.rules.spec.Expectation.missing;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.refused;
import static dev.sluice.rules.spec.Standing.stage;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.SPEC;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.competitionAnalysis;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.cultivated;
import static dev.sluice.rules.strategicaccounts.StrategicAccounts.marketAnalysis;

import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.FigureReported;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TargetProposed;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Specification
class PlanningTest {

  private static final String[] PEST = {"political", "economic", "social", "technological"};
  private static final String[] FORCES = {
    "rivalry", "new-entrants", "substitutes", "buyers", "suppliers"
  };
  private static final StageRequested CONTACT = new StageRequested("contact");
  private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

  @Test
  @Requirement("E1.2")
  void planning_ends_with_four_headings_of_pest_and_five_forces() {
    SPEC.given(cultivated())
        .when(marketAnalysis(PEST), competitionAnalysis(FORCES))
        .when(CONTACT)
        .then(stage("contact"));
  }

  @Test
  @Requirement("E1.2")
  void three_of_four_headings_of_pest_are_not_enough() {
    SPEC.given(cultivated())
        .when(marketAnalysis("political", "economic", "social"), competitionAnalysis(FORCES))
        .when(CONTACT)
        .then(
            missing("market-analysis:technological"),
            no(missing("market-analysis:social")),
            no(missing("market-analysis")),
            stage("planning"))
        .when(marketAnalysis(PEST))
        .when(CONTACT)
        .then(stage("contact"));
  }

  @Test
  @Requirement("E1.2")
  void four_of_five_forces_are_not_enough() {
    SPEC.given(cultivated())
        .when(marketAnalysis(PEST))
        .when(competitionAnalysis("rivalry", "new-entrants", "substitutes", "buyers"))
        .when(CONTACT)
        .then(
            missing("competition-analysis:suppliers"),
            no(missing("competition-analysis:buyers")),
            stage("planning"));
  }

  @Test
  @Requirement("E1.2")
  void a_heading_with_nothing_under_it_is_not_filled_in() {
    Map<String, List<String>> contents =
        Map.of(
            "political", List.of("stable"),
            "economic", List.of("growing"),
            "social", List.of(" "),
            "technological", List.of());
    SPEC.given(cultivated())
        .when(new DeliverableSubmitted("market-analysis", null, contents))
        .when(competitionAnalysis(FORCES))
        .when(CONTACT)
        .then(
            missing("market-analysis:social"),
            missing("market-analysis:technological"),
            no(missing("market-analysis:economic")));
  }

  @Test
  @Requirement("E1.2")
  void without_the_analyses_planning_does_not_end() {
    SPEC.given(cultivated())
        .when(CONTACT)
        .then(missing("market-analysis"), missing("competition-analysis"), stage("planning"));
  }

  @Test
  @Requirement("E1.3")
  void a_target_of_thirty_percent_more_new_customers_in_the_east_is_accepted() {
    planned().when(target().value("130.00").proposed()).then(notice("wang", "target-set"));
  }

  @Test
  @Requirement("E1.3")
  void a_target_that_is_not_specific_is_refused() {
    refusedAsNot("specific", target().statement(null));
    refusedAsNot("specific", target().statement(" "));
    refusedAsNot("specific", target().about(null));
  }

  @Test
  @Requirement("E1.3")
  void a_target_that_cannot_be_measured_is_refused() {
    refusedAsNot("measurable", target().figure(null));
    refusedAsNot("measurable", target().value(null));
  }

  @Test
  @Requirement("E1.3")
  void a_target_that_nobody_answers_for_is_refused() {
    refusedAsNot("assigned", target().owner(null));
    refusedAsNot("assigned", target().owner(""));
  }

  @Test
  @Requirement("E1.3")
  void a_target_a_little_above_what_history_supports_is_refused() {
    refusedAsNot("realistic", target().value("130.01"));
  }

  @Test
  @Requirement("E1.3")
  void a_target_without_a_history_is_refused() {
    refusedAsNot("realistic", target().figure("renewals"));
    refusedAsNot("realistic", target().about("south"));
  }

  @Test
  @Requirement("E1.3")
  void a_target_without_a_day_or_with_one_that_is_not_ahead_is_refused() {
    refusedAsNot("dated", target().due(null));
    refusedAsNot("dated", target().due(TODAY));
    planned().when(target().due(TODAY.plusDays(1)).proposed()).then(notice("wang", "target-set"));
  }

  @Test
  @Requirement("E1.3")
  void a_target_with_everything_wrong_hears_of_everything_at_once() {
    planned()
        .when(new TargetProposed("t-1", null, null, null, null, null, null))
        .then(refused("specific", "measurable", "assigned", "dated"));
  }

  private static void refusedAsNot(String what, Draft target) {
    Story story = planned().when(target.proposed());
    story.then(refused("TargetProposed is refused", what));
    for (String other : List.of("specific", "measurable", "assigned", "realistic", "dated")) {
      if (!other.equals(what)) {
        story.then(no(refused(other + " (")));
      }
    }
  }

  /** A case that knows of 100 new customers in the east last quarter. */
  private static Story planned() {
    return SPEC.given(
        cultivated()
            .having(
                new FigureReported(
                    "new-customers",
                    "east",
                    LocalDate.of(2025, 10, 1),
                    LocalDate.of(2025, 12, 31),
                    new BigDecimal("100"),
                    100)));
  }

  private static Draft target() {
    return new Draft(
        "more new customers", "east", "new-customers", "120", "wang", LocalDate.of(2026, 6, 30));
  }

  /** A target that is being thought of. */
  private record Draft(
      @Nullable String statement,
      @Nullable String about,
      @Nullable String figure,
      @Nullable String value,
      @Nullable String owner,
      @Nullable LocalDate due) {

    Draft statement(@Nullable String text) {
      return new Draft(text, about, figure, value, owner, due);
    }

    Draft about(@Nullable String text) {
      return new Draft(statement, text, figure, value, owner, due);
    }

    Draft figure(@Nullable String text) {
      return new Draft(statement, about, text, value, owner, due);
    }

    Draft value(@Nullable String number) {
      return new Draft(statement, about, figure, number, owner, due);
    }

    Draft owner(@Nullable String text) {
      return new Draft(statement, about, figure, value, text, due);
    }

    Draft due(@Nullable LocalDate day) {
      return new Draft(statement, about, figure, value, owner, day);
    }

    TargetProposed proposed() {
      BigDecimal number = value == null ? null : new BigDecimal(value);
      return new TargetProposed("t-1", statement, about, figure, number, owner, due);
    }
  }
}
