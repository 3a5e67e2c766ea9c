package dev.sluice.document;

import static dev.sluice.document.Office.ACME;
import static dev.sluice.document.Office.WANG;
import static dev.sluice.document.Office.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.engine.Refused;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.DealValued;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A2.5: after-sales gets a hand-over dossier of the customer's needs. */
class HandOverDossierTest {

  private static final LocalDate FRIDAY = LocalDate.parse("2026-11-06");

  private static FollowUpRecorded talk(
      @Nullable String need, @Nullable String objection, Promise... promises) {
    return new FollowUpRecorded(need, objection, List.of(promises), null, null, null);
  }

  private static Office negotiated() {
    return new Office()
        .lead("L-1", ACME)
        .tell("L-1", new OwnerAssigned("li", "knows steel", null))
        .when("2026-11-03T10:00")
        .tell("L-1", new ActivityLogged("needs-interview", "c-1", "spoke with Wang Wei"))
        .tell("L-1", talk("fewer stops", "too dear", new Promise("send a reference", FRIDAY)))
        .tell("L-1", new StageRequested("offer"))
        .when("2026-11-05T16:00")
        .tell(
            "L-1",
            new FollowUpRecorded(
                null,
                "too slow",
                List.of(new Promise("train two shifts", null)),
                "line sensors",
                null,
                null))
        .tell("L-1", new DealValued(Money.of("320000", "CNY")))
        .tell("L-1", new DeliverableSubmitted("minutes", "doc/7"));
  }

  private static Office won() {
    return negotiated()
        .when("2026-11-10T11:30")
        .tell("L-1", new DocumentAttached("legal-review", "doc/9"))
        .tell("L-1", new StageRequested("won", "best reference in steel"))
        .when("2026-11-11T09:00");
  }

  private static HandOverDossier dossier(Office office) {
    return office.engine.documents().handOver("L-1");
  }

  @Test
  void it_says_who_the_customer_is_and_who_to_go_on_with() {
    HandOverDossier dossier = dossier(won());
    assertThat(dossier.customer())
        .isEqualTo(
            new Customer(
                "Acme",
                "steel",
                "East",
                120,
                Money.of("8000000", "CNY"),
                "digital",
                List.of("downtime", "scrap")));
    assertThat(dossier.contacts()).containsExactly(WANG);
    assertThat(dossier.owner()).isEqualTo("li");
    assertThat(dossier.asOf()).isEqualTo(at("2026-11-11T09:00"));
  }

  @Test
  void it_says_what_was_needed_objected_sold_and_for_how_much() {
    HandOverDossier dossier = dossier(won());
    assertThat(dossier.need()).isEqualTo("fewer stops");
    assertThat(dossier.objections()).containsExactly("too dear", "too slow");
    assertThat(dossier.solution()).isEqualTo("line sensors");
    assertThat(dossier.value()).isEqualTo(Money.of("320000", "CNY"));
  }

  @Test
  void it_says_how_the_win_came() {
    HandOverDossier dossier = dossier(won());
    assertThat(dossier.stages())
        .extracting(StageVisit::stage)
        .containsExactly("lead", "offer", "won");
    assertThat(dossier.stages())
        .extracting(StageVisit::entered)
        .containsExactly(at("2026-11-02T09:00"), at("2026-11-03T10:00"), at("2026-11-10T11:30"));
    assertThat(dossier.stages().get(1).dwell()).isEqualTo(Duration.ofMinutes(7 * 24 * 60 + 90));
    assertThat(dossier.stages().get(2).dwell()).isNull();
    assertThat(dossier.reason()).isEqualTo("best reference in steel");
  }

  @Test
  void it_lists_deliverables_and_documents_by_their_labels() {
    HandOverDossier dossier = dossier(won());
    assertThat(dossier.deliverables())
        .extracting(file -> file.labels().zh(), OnFile::at, OnFile::reference)
        .containsExactly(tuple("minutes", at("2026-11-05T16:00"), "doc/7"));
    assertThat(dossier.documents())
        .extracting(file -> file.labels().zh(), OnFile::reference)
        .containsExactly(tuple("法务审核", "doc/9"));
  }

  @Test
  void a_promise_is_open_until_the_task_about_it_is_done() {
    Office office = won();
    assertThat(dossier(office).openPromises())
        .extracting(Promise::what)
        .containsExactly("send a reference", "train two shifts");
    office.tell("L-1", new TaskCompleted("promise:send a reference"));
    assertThat(dossier(office).openPromises())
        .containsExactly(new Promise("train two shifts", null));
  }

  @Test
  void a_promise_made_again_after_it_was_kept_is_open_again() {
    Office office =
        negotiated()
            .tell("L-1", new TaskCompleted("promise:send a reference"))
            .when("2026-11-06T10:00")
            .tell("L-1", talk(null, null, new Promise("send a reference", FRIDAY)))
            .tell("L-1", new DocumentAttached("legal-review"))
            .tell("L-1", new StageRequested("won"));
    assertThat(dossier(office).openPromises())
        .extracting(Promise::what)
        .containsExactly("send a reference", "train two shifts");
  }

  @Test
  void an_older_talk_written_down_late_does_not_hide_what_was_said_since() {
    Office office = won().tellLate("L-1", talk("a cheap pump", "no time"), "2026-11-02T12:00");
    assertThat(dossier(office).need()).isEqualTo("fewer stops");
    assertThat(dossier(office).objections()).containsExactly("no time", "too dear", "too slow");
  }

  @Test
  void without_a_record_the_need_is_what_the_lead_stated() {
    Office office =
        new Office()
            .lead("L-1", ACME)
            .tell("L-1", new ActivityLogged("needs-interview"))
            .tell("L-1", new StageRequested("offer"))
            .tell("L-1", new DocumentAttached("legal-review"))
            .tell("L-1", new StageRequested("won"));
    assertThat(dossier(office).need()).isEqualTo("digital");
    assertThat(dossier(office).openPromises()).isEmpty();
    assertThat(dossier(office).reason()).isNull();
  }

  @Test
  void an_objection_raised_by_itself_is_told_with_its_words() {
    Office office =
        won()
            .tellLate("L-1", new ObjectionRaised("quality", "it rusts"), "2026-11-04T10:00")
            .tell("L-1", new ObjectionRaised("delivery", null));
    assertThat(dossier(office).objections())
        .containsExactly("too dear", "quality: it rusts", "too slow", "delivery");
  }

  @Test
  void it_reads_in_english() {
    assertThat(dossier(won()).paper(Locale.ENGLISH).markdown())
        .isEqualTo(
            """
            # Hand-over dossier · Acme

            ## Customer

            - Company: Acme
            - Industry: steel
            - Region: East
            - Employees: 120
            - Annual revenue: 8000000 CNY
            - Value: 320000 CNY
            - Owner: li
            - Case: L-1
            - As of: 2026-11-11 09:00

            ## Contacts

            | Name | Role | Phone | E-mail | May be reached by |
            |---|---|---|---|---|
            | Wang Wei | primary contact, decision maker | 13800000001 | wang@acme.example | email |

            ## Core need

            fewer stops

            ## Pain points

            - downtime
            - scrap

            ## Objections

            - too dear
            - too slow

            ## Promises still open

            | Promise | Due |
            |---|---|
            | send a reference | 2026-11-06 |
            | train two shifts | – |

            ## Solution

            line sensors

            ## How the win came

            | Stage | Entered | Stayed |
            |---|---|---|
            | Lead | 2026-11-02 09:00 | 1 d 1 h |
            | Offer | 2026-11-03 10:00 | 7 d 1 h |
            | Signed | 2026-11-10 11:30 | – |

            Reason: best reference in steel

            ## Deliverables on file

            | What | Date | Record |
            |---|---|---|
            | minutes | 2026-11-05 16:00 | doc/7 |

            ## Documents on file

            | What | Date | Record |
            |---|---|---|
            | Legal review | 2026-11-10 11:30 | doc/9 |
            """);
  }

  @Test
  void it_reads_in_chinese() {
    String text = dossier(won()).paper(Locale.SIMPLIFIED_CHINESE).markdown();
    assertThat(text)
        .startsWith("# 客户交接档案 · Acme\n")
        .contains("- 公司：Acme\n", "- 负责人：li\n", "主要联系人、决策人")
        .contains("## 未兑现承诺\n", "| 报价 | 2026-11-03 10:00 | 7 天 1 小时 |")
        .contains("| 法务审核 | 2026-11-10 11:30 | doc/9 |");
  }

  @Test
  void a_case_of_which_nothing_was_recorded_says_so() {
    Office office =
        new Office()
            .lead("L-1", Lead.of("Acme", "website"))
            .tell("L-1", new ActivityLogged("needs-interview"))
            .tell("L-1", new StageRequested("offer"))
            .tell("L-1", new DocumentAttached("legal-review"))
            .tell("L-1", new StageRequested("won"));
    String text = dossier(office).paper(Locale.ENGLISH).markdown();
    assertThat(text)
        .contains("## Core need\n\nNothing recorded.\n", "- Industry: –\n")
        .contains("## Promises still open\n\nNothing recorded.\n");
    assertThat(dossier(office).paper(Locale.CHINESE).markdown()).contains("## 核心需求\n\n无记录。\n");
  }

  @Test
  void the_same_case_and_moment_give_the_same_text() {
    assertThat(dossier(won()).paper(Locale.CHINA).html())
        .isEqualTo(dossier(won()).paper(Locale.CHINA).html());
  }

  @Test
  void a_case_that_is_not_won_is_not_handed_over() {
    assertThatThrownBy(() -> dossier(negotiated()))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Only a won case is handed over")
        .hasMessageContaining("stage \"offer\"")
        .hasMessageContaining("L-1");
    Office lost = negotiated().tell("L-1", new StageRequested("lost", "no budget"));
    assertThatThrownBy(() -> dossier(lost))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("stage \"lost\"");
  }

  @Test
  void an_unknown_case_is_refused_by_its_name() {
    assertThatThrownBy(() -> won().engine.documents().handOver("L-9"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("There is no such case")
        .hasMessageContaining("L-9");
  }
}
