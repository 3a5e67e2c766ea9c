package dev.sluice.document;

import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.ReviewRecorded;
import dev.sluice.fact.Money;
import dev.sluice.fact.SalesCase;
import dev.sluice.pipeline.Labels;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be learnt from a case that ended, won or lost, a deal or a campaign. Nothing personal is
 * in it: it names no contact, and wherever a free text repeats the value of a {@link
 * dev.sluice.fact.Personal} component of the case, it says {@code (personal)} instead.
 *
 * @param caseId the case
 * @param pipeline what people call its pipeline
 * @param zone the calendar's zone, in which days are counted
 * @param won won or lost
 * @param reason why it ended so: the reason of the request that closed it, or the rule that moved
 *     it; null without one
 * @param traits by which it is found
 * @param region null when unknown
 * @param need the core need as last recorded, or as the lead stated it; null when unknown
 * @param painPoints what hurt
 * @param objections what spoke against us, in the order it came up; of an {@link
 *     dev.sluice.event.ObjectionRaised} only its kind
 * @param solution what was offered last; null when unknown
 * @param value what the deal was worth; null when unknown
 * @param openedAt when it began
 * @param closedAt when it was won or lost
 * @param stages the stages it went through, with the time in each
 * @param actions what our side did, in order
 * @param rulings what the rules decided
 * @param highlights what went well, from its reviews
 * @param problems what did not
 * @param causes why
 * @param measures what to do differently
 */
public record Experience(
    String caseId,
    Labels pipeline,
    ZoneId zone,
    boolean won,
    @Nullable String reason,
    Traits traits,
    @Nullable String region,
    @Nullable String need,
    List<String> painPoints,
    List<String> objections,
    @Nullable String solution,
    @Nullable Money value,
    Instant openedAt,
    Instant closedAt,
    List<StageVisit> stages,
    List<Action> actions,
    List<Ruling> rulings,
    List<String> highlights,
    List<String> problems,
    List<String> causes,
    List<String> measures) {

  /**
   * Something our side did.
   *
   * @param at when
   * @param what what people call it
   */
  public record Action(Instant at, Labels what) {}

  /**
   * Something a rule decided.
   *
   * @param rule the rule's name, or the part of the pipeline that decided
   * @param decision what was decided, in a few words
   * @param times how often
   */
  public record Ruling(String rule, Labels decision, int times) {}

  /** Copies the lists. */
  public Experience {
    painPoints = List.copyOf(painPoints);
    objections = List.copyOf(objections);
    stages = List.copyOf(stages);
    actions = List.copyOf(actions);
    rulings = List.copyOf(rulings);
    highlights = List.copyOf(highlights);
    problems = List.copyOf(problems);
    causes = List.copyOf(causes);
    measures = List.copyOf(measures);
  }

  /**
   * Composes the experience of a case.
   *
   * @param playbook the case's playbook
   * @param state the case, which has ended
   * @param journal its journal, as far as it is kept
   * @return the experience
   * @throws IllegalArgumentException while the case is open
   */
  public static Experience of(Playbook playbook, CaseState state, List<JournalEntry> journal) {
    SalesCase salesCase = state.facts().salesCase();
    Instant closedAt = salesCase.closedAt();
    if (closedAt == null) {
      throw new IllegalArgumentException(
          "Case " + salesCase.id() + " is still open, in stage " + salesCase.stage());
    }
    Declared declared = new Declared(playbook.pipeline());
    Course course = new Course(salesCase, journal, declared);
    Conversation talks = new Conversation(journal, state.facts().tasks());
    Customer customer = Customer.of(state.facts().subject());
    Personals personals = new Personals(state, journal);
    String need = talks.latest(FollowUpRecorded::need);
    return new Experience(
        salesCase.id(),
        playbook.pipeline().labels(),
        playbook.calendar().zone(),
        salesCase.won(),
        personals.strike(course.reason()),
        struck(Traits.of(state), personals),
        personals.strike(customer.region()),
        personals.strike(need == null ? customer.need() : need),
        personals.struck(customer.painPoints()),
        personals.struck(talks.objections(false)),
        personals.strike(talks.latest(FollowUpRecorded::solution)),
        salesCase.value(),
        salesCase.openedAt(),
        closedAt,
        course.stages(),
        course.actions().stream()
            .map(action -> new Action(action.at(), struck(action.what(), personals)))
            .toList(),
        new Rulings(playbook.policy(), declared)
            .of(journal).stream()
                .map(one -> new Ruling(one.rule(), struck(one.decision(), personals), one.times()))
                .toList(),
        personals.struck(reviewed(journal, ReviewRecorded::highlights)),
        personals.struck(reviewed(journal, ReviewRecorded::problems)),
        personals.struck(reviewed(journal, ReviewRecorded::causes)),
        personals.struck(reviewed(journal, ReviewRecorded::measures)));
  }

  private static Labels struck(Labels labels, Personals personals) {
    return new Labels(personals.struck(labels.en()), personals.struck(labels.zh()));
  }

  private static Traits struck(Traits traits, Personals personals) {
    return new Traits(
        traits.pipeline(),
        personals.strike(traits.industry()),
        personals.strike(traits.need()),
        traits.size());
  }

  private static List<String> reviewed(
      List<JournalEntry> journal, Function<ReviewRecorded, List<String>> part) {
    List<String> all = new ArrayList<>();
    for (JournalEntry entry : journal) {
      if (entry.event() instanceof ReviewRecorded review) {
        part.apply(review).stream().filter(text -> !all.contains(text)).forEach(all::add);
      }
    }
    return all;
  }

  /**
   * How long it took, from its opening to its end.
   *
   * @return calendar days in the calendar's zone; 0 for a case closed on the day it began
   */
  public long days() {
    return ChronoUnit.DAYS.between(
        openedAt.atZone(zone).toLocalDate(), closedAt.atZone(zone).toLocalDate());
  }

  /**
   * The experience as a text.
   *
   * @param locale Chinese for any Chinese locale, English for all others
   * @return the text
   */
  public Paper paper(Locale locale) {
    Lines lines = new Lines(locale, zone);
    Size size = traits.size();
    List<String> head =
        List.of(
            lines.pair(Word.HOW_IT_ENDED, (won ? Word.WON : Word.LOST).in(locale)),
            lines.pair(Word.REASON, reason),
            lines.pair(Word.PIPELINE, pipeline.in(locale)),
            lines.pair(Word.INDUSTRY, traits.industry()),
            lines.pair(Word.REGION, region),
            lines.pair(Word.SIZE, size == null ? null : size.labels().in(locale)),
            lines.pair(Word.NEED, need),
            lines.pair(Word.SOLUTION, solution),
            lines.pair(Word.VALUE, value),
            lines.pair(Word.OPENED, lines.time(openedAt)),
            lines.pair(Word.CLOSED, lines.time(closedAt)),
            lines.pair(Word.DAYS, days()));
    Paper.Builder paper =
        Paper.titled(locale, Word.EXPERIENCE.in(locale) + " · " + caseId)
            .section(Word.HOW_IT_ENDED.in(locale), lines.list(head))
            .section(Word.PAIN_POINTS.in(locale), lines.list(painPoints))
            .section(Word.OBJECTIONS.in(locale), lines.list(objections))
            .section(Word.STAGES.in(locale), lines.stages(stages))
            .section(Word.ACTIONS.in(locale), actions(lines))
            .section(Word.RULINGS.in(locale), rulings(lines));
    lessons(paper, lines, Word.HIGHLIGHTS, highlights);
    lessons(paper, lines, Word.PROBLEMS, problems);
    lessons(paper, lines, Word.CAUSES, causes);
    lessons(paper, lines, Word.MEASURES, measures);
    return paper.build();
  }

  private Paper.Part actions(Lines lines) {
    return lines.table(
        List.of(Word.DATE, Word.ACTION),
        actions.stream().map(one -> List.of(lines.time(one.at()), lines.in(one.what()))).toList());
  }

  private Paper.Part rulings(Lines lines) {
    return lines.table(
        List.of(Word.RULE, Word.DECISION, Word.TIMES),
        rulings.stream()
            .map(one -> List.of(one.rule(), lines.in(one.decision()), "" + one.times()))
            .toList());
  }

  private static void lessons(Paper.Builder paper, Lines lines, Word word, List<String> lessons) {
    if (!lessons.isEmpty()) {
      paper.section(lines.in(word.labels()), lines.list(lessons));
    }
  }
}
