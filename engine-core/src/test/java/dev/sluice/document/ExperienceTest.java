package dev.sluice.document;

import static dev.sluice.document.Office.ACME;
import static dev.sluice.document.Office.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.decision.Decision;
import dev.sluice.decision.Effect;
import dev.sluice.engine.Refused;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.CaseOpened;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.ReviewRecorded;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.Lead;
import dev.sluice.pipeline.Labels;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** C5.2 and D4.2: won and lost cases with the reason. */
class ExperienceTest {

  private static final LocalDate FRIDAY = LocalDate.parse("2026-11-06");

  private static Experience experience(Office office) {
    return office.engine.documents().experience("L-1");
  }

  private static Office offered() {
    return new Office()
        .lead("L-1", ACME)
        .when("2026-11-03T10:00")
        .tell("L-1", new ActivityLogged("call"))
        .tell("L-1", new ActivityLogged("needs-interview", "c-1", "asked for the price"))
        .tell(
            "L-1",
            new FollowUpRecorded(
                "fewer stops",
                "too dear",
                List.of(new Promise("a reference", FRIDAY), new Promise("a trial", FRIDAY)),
                "line sensors",
                null,
                null))
        .tell("L-1", new StageRequested("offer"));
  }

  private static Office lost(String reason) {
    return offered().when("2026-11-12T08:00").tell("L-1", new StageRequested("lost", reason));
  }

  @Test
  void a_lost_case_says_why_and_how_long_it_took() {
    Experience lost = experience(lost("the competitor was cheaper"));
    assertThat(lost.won()).isFalse();
    assertThat(lost.reason()).isEqualTo("the competitor was cheaper");
    assertThat(lost.traits()).isEqualTo(new Traits("deal", "steel", "digital", Size.SMALL));
    assertThat(lost.need()).isEqualTo("fewer stops");
    assertThat(lost.painPoints()).containsExactly("downtime", "scrap");
    assertThat(lost.objections()).containsExactly("too dear");
    assertThat(lost.openedAt()).isEqualTo(at("2026-11-02T09:00"));
    assertThat(lost.closedAt()).isEqualTo(at("2026-11-12T08:00"));
    assertThat(lost.days()).isEqualTo(10);
  }

  @Test
  void a_case_closed_on_its_first_day_took_none() {
    Office office =
        new Office()
            .lead("L-1", ACME)
            .when("2026-11-02T23:59")
            .tell("L-1", new StageRequested("lost"));
    assertThat(experience(office).days()).isZero();
    assertThat(experience(office).reason()).isNull();
  }

  @Test
  void it_lists_stages_actions_and_rulings() {
    Experience lost = experience(lost("price"));
    assertThat(lost.stages())
        .extracting(StageVisit::stage)
        .containsExactly("lead", "offer", "lost");
    assertThat(lost.actions())
        .extracting(Experience.Action::what)
        .containsExactly(
            new Labels("call", "电话沟通"),
            new Labels("Needs interview", "需求访谈"),
            new Labels("follow-up recorded", "跟进已记录"));
    assertThat(lost.rulings())
        .extracting(Experience.Ruling::rule, one -> one.decision().zh(), Experience.Ruling::times)
        .containsExactly(
            tuple("A promise is work", "任务：兑现承诺", 2),
            tuple("An offer is warm", "等级：warmth, warm", 1));
  }

  @Test
  void an_objection_raised_by_itself_is_there_by_its_kind() {
    Office office =
        offered()
            .tell("L-1", new ObjectionRaised("price", "Wang Wei thinks it is dear"))
            .tell("L-1", new StageRequested("lost"));
    assertThat(experience(office).objections()).containsExactly("too dear", "price");
  }

  @Test
  void every_type_of_decision_has_its_words() {
    assertThat(
            Stream.of(Decision.class, Effect.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(Class::isRecord)
                .map(Class::getSimpleName))
        .isSubsetOf(Rulings.KINDS.keySet());
    assertThat(Rulings.KINDS.values())
        .extracting(Labels::zh)
        .allMatch(zh -> zh.matches(".*\\p{IsHan}.*"));
  }

  @Test
  void a_refused_request_is_not_the_reason() {
    Office office =
        new Office()
            .lead("L-1", ACME)
            .tell("L-1", new StageRequested("offer", "they want a quote"))
            .tell("L-1", new StageRequested("lost", "no budget"));
    assertThat(experience(office).reason()).isEqualTo("no budget");
  }

  @Test
  void nothing_personal_is_in_it() {
    Office office =
        offered()
            .tell(
                "L-1",
                new FollowUpRecorded(
                    "Wang Wei wants fewer stops",
                    "call 13800000001 first",
                    List.of(),
                    "as wang@acme.example wrote",
                    null,
                    null))
            .tell(
                "L-1",
                new ReviewRecorded(
                    List.of("WANG WEI liked it"),
                    List.of("asked for the price"),
                    List.of(),
                    List.of()))
            .tell("L-1", new StageRequested("lost", "Wang Wei left"));
    Experience lost = experience(office);
    assertThat(lost.toString() + lost.paper(Locale.ENGLISH).html())
        .doesNotContainIgnoringCase("Wang Wei")
        .doesNotContain("13800000001", "wang@acme.example", "asked for the price");
    assertThat(lost.reason()).isEqualTo("(personal) left");
    assertThat(lost.need()).isEqualTo("(personal) wants fewer stops");
    assertThat(lost.highlights()).containsExactly("(personal) liked it");
  }

  @Test
  void a_name_inside_another_word_is_left_alone() {
    Office office = lost("Wang Weier and the Wang family");
    assertThat(experience(office).reason()).isEqualTo("Wang Weier and the Wang family");
  }

  @Test
  void an_open_case_has_no_experience() {
    assertThatThrownBy(() -> experience(offered()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("An open case has no experience yet")
        .hasMessageContaining("L-1");
    assertThatThrownBy(() -> offered().engine.documents().experience("L-9"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("There is no such case")
        .hasMessageContaining("L-9");
  }

  @Test
  void a_campaign_brings_what_its_review_found() {
    Campaign fair =
        Campaign.of(
                "Autumn fair", "fair", LocalDate.parse("2026-11-02"), LocalDate.parse("2026-11-06"))
            .addressing("South", null, null)
            .offering("ten percent", null);
    Office office =
        new Office()
            .tell("L-1", new CaseOpened(fair))
            .tell(
                "L-1",
                new ReviewRecorded(
                    List.of("early demo"), List.of("late gifts"), List.of("customs"), List.of()))
            .tell("L-1", new StageRequested("lost"))
            .tell(
                "L-1",
                new ReviewRecorded(
                    List.of("early demo"), List.of(), List.of(), List.of("order in May")));
    Experience fairs = experience(office);
    assertThat(fairs.traits().need()).isEqualTo("fair");
    assertThat(fairs.highlights()).containsExactly("early demo");
    assertThat(fairs.problems()).containsExactly("late gifts");
    assertThat(fairs.causes()).containsExactly("customs");
    assertThat(fairs.measures()).containsExactly("order in May");
    assertThat(fairs.paper(Locale.CHINA).markdown())
        .contains("## 亮点\n\n- early demo\n", "## 改进措施\n\n- order in May\n");
  }

  @Test
  void it_reads_in_english() {
    assertThat(experience(lost("price")).paper(Locale.ENGLISH).markdown())
        .isEqualTo(
            """
            # Experience · L-1

            ## How it ended

            - How it ended: Lost
            - Reason: price
            - Pipeline: Deal
            - Industry: steel
            - Region: East
            - Size: 20 to 299 people
            - Core need: fewer stops
            - Solution: line sensors
            - Value: –
            - Opened: 2026-11-02 09:00
            - Closed: 2026-11-12 08:00
            - Days: 10

            ## Pain points

            - downtime
            - scrap

            ## Objections

            - too dear

            ## Stages

            | Stage | Entered | Stayed |
            |---|---|---|
            | Lead | 2026-11-02 09:00 | 1 d 1 h |
            | Offer | 2026-11-03 10:00 | 8 d 22 h |
            | Given up | 2026-11-12 08:00 | – |

            ## Actions in order

            | Date | Action |
            |---|---|
            | 2026-11-03 10:00 | call |
            | 2026-11-03 10:00 | Needs interview |
            | 2026-11-03 10:00 | follow-up recorded |

            ## What the rules decided

            | Rule | Decision | Times |
            |---|---|---|
            | A promise is work | task: Keep a promise | 2 |
            | An offer is warm | grade: warmth, warm | 1 |
            """);
  }

  @Test
  void a_case_of_which_nothing_was_recorded_says_so() {
    Office office =
        new Office()
            .lead("L-1", Lead.of("Acme", "website"))
            .tell("L-1", new StageRequested("lost"));
    assertThat(experience(office).paper(Locale.ENGLISH).markdown())
        .contains("- Reason: –\n", "## Actions in order\n\nNothing recorded.\n")
        .doesNotContain("Highlights");
  }
}
