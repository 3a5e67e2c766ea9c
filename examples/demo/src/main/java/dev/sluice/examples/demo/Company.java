package dev.sluice.examples.demo;

import static dev.sluice.fact.Rep.rep;

import dev.sluice.fact.Team;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.time.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A small company that works by one playbook: who works there, and which cases its year brings. */
final class Company {

  static final int CASES = 200;
  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final int CAMPAIGNS = 8;
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);
  private static final List<String> LOSSES =
      List.of("price", "chose a competitor", "budget was cut", "project postponed", "no answer");
  private static final List<String> CANCELLED = List.of("budget was cut", "project postponed");
  private static final LocalDate END = LocalDate.of(2027, 1, 1);

  private final Playbook playbook;
  private final int cases;

  /**
   * How its business goes.
   *
   * @param there of a hundred cases, how many begin in the first two weeks: they were there before
   * @param season over how many days the others begin
   * @param leaving of a hundred cases that enter a stage, how many end there
   * @param unhurried how long it takes over a stage without a time limit
   * @param reasons why they end
   */
  record Manner(int there, int season, int leaving, Budget unhurried, List<String> reasons) {}

  /** A case that begins. */
  record Arrival(String caseId, int number, String pipeline, Instant at, Record opening) {}

  private Company(String id, int cases) {
    this.cases = cases;
    this.playbook = RulePlaybooks.fromClasspath("playbooks/" + id);
  }

  /** The company that works by a shipped playbook. */
  static Company workingBy(String playbook) {
    return new Company(playbook, CASES);
  }

  /** The same company with fewer or more cases a year. */
  Company with(int number) {
    return new Company(playbook.pipeline().id(), number);
  }

  /** The playbook itself; a campaign also needs that of its audience. */
  List<Playbook> playbooks() {
    return runsCampaigns()
        ? List.of(playbook, RulePlaybooks.fromClasspath("playbooks/lead-to-cash"))
        : List.of(playbook);
  }

  private boolean runsCampaigns() {
    return playbook.pipeline().subject().equals("campaign");
  }

  /** Whether its cases can be won. */
  static boolean sells(Pipeline pipeline) {
    return pipeline.stages().stream().anyMatch(stage -> stage.end() == dev.sluice.pipeline.End.WON);
  }

  /** How its business goes with the cases of a pipeline. */
  static Manner manner(Pipeline pipeline) {
    return switch (pipeline.subject()) {
      case "lead" -> new Manner(0, 360, 14, Budget.days(30), LOSSES);
      case "campaign" -> new Manner(0, 330, 4, Budget.businessDays(2), CANCELLED);
      case "account" ->
          // Most customers of a company were there before; those it wants to win come one by one.
          sells(pipeline)
              ? new Manner(0, 360, 8, Budget.days(30), LOSSES)
              : new Manner(80, 360, 3, Budget.days(30), LOSSES);
      default ->
          throw new IllegalStateException(
              "No company is described for cases about a "
                  + pipeline.subject()
                  + ". Play a playbook about leads, accounts or campaigns");
    };
  }

  Team team() {
    return Team.of(
            "sales",
            rep("wang").weight(2).goodAt("technical", "service"),
            rep("li").sellsIn("east", "north").goodAt("negotiation", "service"),
            rep("chen").goodAt("technical", "negotiation", "service"))
        .supervisedBy("zhao");
  }

  Instant begins() {
    return day(FIRST);
  }

  Instant ends() {
    return day(END);
  }

  static Instant day(LocalDate date) {
    return date.atStartOfDay(SHANGHAI).toInstant();
  }

  /** The cases of the year, in the order they begin. */
  List<Arrival> arrivals(Habits habits) {
    Openings openings = new Openings(habits);
    List<Arrival> arrivals = new ArrayList<>();
    if (runsCampaigns()) {
      campaigns(arrivals, openings, habits);
      return arrivals;
    }
    boolean leads = playbook.pipeline().subject().equals("lead");
    Manner manner = manner(playbook.pipeline());
    int there = cases * manner.there() / 100;
    for (int i = 0; i < cases; i++) {
      boolean before = i < there;
      Instant at =
          before
              ? spread(Duration.ofDays(14), i, there)
              : spread(Duration.ofDays(manner.season()), i - there, cases - there);
      LocalDate since = there > 0 && !before ? at.atZone(SHANGHAI).toLocalDate() : null;
      Record opening = leads ? openings.lead(i, null) : openings.account(i, since);
      arrivals.add(arrival(i, playbook.pipeline(), habits.after(at, 0, 8), opening));
    }
    return arrivals;
  }

  private Instant spread(Duration time, int number, int of) {
    return begins().plus(time.multipliedBy(number).dividedBy(of));
  }

  /**
   * A handful of campaigns; most leads that each addresses come in during the week before, others
   * on any day of the year.
   */
  private void campaigns(List<Arrival> arrivals, Openings openings, Habits habits) {
    Pipeline audience = playbooks().get(1).pipeline();
    int number = CAMPAIGNS;
    for (int i = 0; i < CAMPAIGNS; i++) {
      LocalDate start =
          FIRST.plusDays(35L + (long) i * manner(playbook.pipeline()).season() / CAMPAIGNS);
      Instant planned = habits.after(day(start.minusDays(12)), 0, 6);
      arrivals.add(arrival(i, playbook.pipeline(), planned, openings.campaign(i, start)));
      int last = CAMPAIGNS + (cases - CAMPAIGNS) * (i + 1) / CAMPAIGNS;
      for (; number < last; number++) {
        LocalDate came =
            habits.once(15)
                ? FIRST.plusDays(habits.number(0, 355))
                : start.minusDays(habits.number(0, 6));
        Instant at = habits.after(day(came), 0, 8);
        arrivals.add(arrival(number, audience, at, openings.lead(number, Openings.region(i))));
      }
    }
  }

  private static Arrival arrival(int number, Pipeline pipeline, Instant at, Record opening) {
    String letter = pipeline.id().substring(0, 1).toUpperCase(Locale.ROOT);
    String caseId = String.format(Locale.ROOT, "%s-%03d", letter, number + 1);
    return new Arrival(caseId, number, pipeline.id(), at, opening);
  }
}
