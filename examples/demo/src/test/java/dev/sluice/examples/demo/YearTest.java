package dev.sluice.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Decided;
import dev.sluice.decision.SendMessage;
import dev.sluice.event.CadenceDue;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.StageEntered;
import dev.sluice.fact.Facts;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Task;
import dev.sluice.pipeline.End;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Stage;
import dev.sluice.step.JournalEntry;
import dev.sluice.time.BusinessCalendar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A year by each playbook makes sense to a sales manager. */
class YearTest {

  private static final Set<String> REPS = Set.of("wang", "li", "chen");
  private static final BusinessCalendar CALENDAR = BusinessCalendar.mainlandChina();
  private static final Map<String, Year> PLAYED = new HashMap<>();

  private static List<String> playbooks() {
    return List.of(
        "lead-to-cash",
        "customer-lifecycle",
        "saas-funnel",
        "campaign-response",
        "strategic-accounts");
  }

  /** A year of eighty cases, played once for all tests. */
  private static Year year(String playbook) {
    return PLAYED.computeIfAbsent(playbook, id -> Year.play(Company.workingBy(id).with(80)));
  }

  private static List<SalesCase> cases(Year year) {
    return year.caseIds().stream().map(year::salesCase).toList();
  }

  private static Set<String> entered(Year year) {
    Set<String> stages = new TreeSet<>();
    for (JournalEntry entry : year.entries()) {
      for (Record followed : entry.followed()) {
        if (followed instanceof StageEntered stage) {
          stages.add(stage.stage());
        }
      }
    }
    return stages;
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void every_stage_that_leads_to_success_is_reached(String playbook) {
    Year year = year(playbook);

    Pipeline pipeline = year.playbooks().get(0).pipeline();
    List<String> onwards =
        pipeline.stages().stream().filter(stage -> stage.end() != End.LOST).map(Stage::id).toList();

    assertThat(entered(year)).containsAll(onwards);
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void everybody_does_what_the_engine_understands(String playbook) {
    assertThat(year(playbook).refused()).isEmpty();
    assertThat(year(playbook).caseIds()).hasSize(80);
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void nobody_owns_more_than_three_of_five_cases_and_every_rep_owns_some(String playbook) {
    List<SalesCase> cases = cases(year(playbook));

    for (String rep : REPS) {
      long owned = cases.stream().filter(salesCase -> rep.equals(salesCase.owner())).count();
      assertThat(owned).as(rep).isBetween(1L, cases.size() * 3L / 5);
    }
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void most_tasks_are_done_in_time_and_few_never(String playbook) {
    Year year = year(playbook);
    int inTime = 0;
    int late = 0;
    int open = 0;
    for (String caseId : year.caseIds()) {
      Facts facts = year.engine().view(caseId).facts();
      for (Task task : facts.tasks()) {
        boolean done = task.status() == Task.Status.DONE;
        boolean tooLate = done && YearPeople.late(task);
        inTime += done && !tooLate ? 1 : 0;
        late += tooLate ? 1 : 0;
        open += task.pending() && facts.salesCase().running() ? 1 : 0;
      }
    }
    int all = inTime + late + open;

    assertThat(inTime).as("in time of %d", all).isGreaterThan(all * 80 / 100);
    assertThat(late).as("late of %d", all).isPositive();
    assertThat(open).as("open of %d", all).isLessThan(all * 10 / 100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead-to-cash", "saas-funnel", "strategic-accounts"})
  void a_fair_share_of_deals_is_lost_and_few_stages_are_late(String playbook) {
    Year year = year(playbook);
    List<SalesCase> cases = cases(year);
    long lost = cases.stream().filter(it -> !it.running() && !it.won()).count();
    long won = cases.stream().filter(SalesCase::won).count();
    long entered =
        year.entries().stream()
            .flatMap(entry -> entry.followed().stream())
            .filter(StageEntered.class::isInstance)
            .count();
    long late =
        year.entries().stream()
            .filter(
                entry ->
                    entry.event() instanceof DeadlineMissed missed && missed.what().equals("stage"))
            .count();

    assertThat(lost).isBetween(16L, 56L);
    assertThat(won).isBetween(16L, 64L);
    assertThat(late).isBetween(1L, entered * 15 / 100);
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void people_work_in_working_time(String playbook) {
    assertThat(year(playbook).entries())
        .filteredOn(entry -> REPS.contains(String.valueOf(entry.actor())))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(CALENDAR.isWorkingDay(day(entry))).isTrue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lead-to-cash", "customer-lifecycle", "campaign-response"})
  void what_is_sent_again_and_again_is_sent_on_working_days(String playbook) {
    assertThat(year(playbook).entries())
        .filteredOn(entry -> entry.event() instanceof CadenceDue)
        .filteredOn(YearTest::sends)
        .allSatisfy(entry -> assertThat(CALENDAR.isWorkingDay(day(entry))).isTrue());
  }

  @Test
  void every_campaign_reaches_some_of_its_audience_and_is_reviewed() {
    Year year = year("campaign-response");

    assertThat(cases(year))
        .filteredOn(salesCase -> salesCase.pipeline().equals("campaign-response"))
        .hasSize(8)
        .allSatisfy(salesCase -> assertThat(salesCase.stage()).isIn("closed", "cancelled"));
    assertThat(cases(year))
        .filteredOn(salesCase -> salesCase.tier("priority") != null)
        .extracting(salesCase -> salesCase.tier("priority"))
        .contains("S", "B", "C");
  }

  @Test
  void a_year_and_its_report_are_the_same_wherever_they_are_made() {
    String here = report(Year.play(Company.workingBy("saas-funnel").with(20)));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));

      assertThat(report(Year.play(Company.workingBy("saas-funnel").with(20)))).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void the_report_answers_in_both_languages_what_a_manager_asks() {
    Year year = year("lead-to-cash");

    assertThat(YearReport.of(year, Locale.ENGLISH).markdown())
        .contains("## The funnel: Lead to cash", "## Why cases were lost", "## Missed limits")
        .contains("## Who had what to do", "## Journeys", "## Approvals", "## Messages")
        .contains("One case that was won", "One case that was lost")
        .contains("Payment collected", "Stage: Negotiation")
        .doesNotContain("null");
    assertThat(YearReport.of(year, Locale.CHINESE).markdown())
        .contains("## 漏斗：线索到回款", "回款完成", "逾期", "一个赢单案例")
        .doesNotContain("null", "Payment collected");
  }

  private static String report(Year year) {
    return YearReport.of(year, Locale.ENGLISH).markdown()
        + YearReport.of(year, Locale.CHINESE).html();
  }

  private static boolean sends(JournalEntry entry) {
    return entry.decisions().stream()
        .map(Decided::decision)
        .anyMatch(SendMessage.class::isInstance);
  }

  private static java.time.LocalDate day(JournalEntry entry) {
    return entry.now().atZone(Company.SHANGHAI).toLocalDate();
  }
}
