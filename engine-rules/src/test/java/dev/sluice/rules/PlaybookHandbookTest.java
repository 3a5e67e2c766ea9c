package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.fact.History;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.rules.internal.KnownTypes;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** B4.2: what a handbook says of a pipeline and its rules. */
@Specification
@Requirement("B4.2")
class PlaybookHandbookTest {

  @TempDir Path folder;

  private String english(String rules) {
    return PlaybookHandbook.of(new Loader(folder).rules(rules).load(), Locale.ENGLISH).markdown();
  }

  private String chinese(String rules) {
    return PlaybookHandbook.of(new Loader(folder).rules(rules).load(), Locale.CHINA).markdown();
  }

  private static String when(String conditions) {
    return "rule r\nwhen\n  " + conditions + "\nthen\n  decide.tag(\"x\");\nend";
  }

  private static String then(String consequence) {
    return "rule r\nwhen\n  $s : SignalReceived()\n  Contact(primary, $c : id)\nthen\n  "
        + consequence
        + "\nend";
  }

  private static Playbook leadToCash() {
    return RulePlaybooks.fromClasspath("playbooks/lead-to-cash");
  }

  @Test
  void it_is_titled_with_the_version_and_the_beginning_of_the_content_hash() {
    Playbook playbook = leadToCash();
    assertThat(PlaybookHandbook.of(playbook, Locale.ENGLISH).markdown())
        .startsWith("# Lead to cash: process handbook\n")
        .contains("- Pipeline version: 1\n", ": " + playbook.hash().substring(0, 8) + "\n");
    Playbook other =
        RulePlaybooks.options()
            .parameter("proposal.views", 3)
            .fromClasspath("playbooks/lead-to-cash");
    assertThat(PlaybookHandbook.of(other, Locale.ENGLISH).markdown())
        .doesNotContain(playbook.hash().substring(0, 8))
        .contains("| Views of the proposal page that count as repeated | 3 | 2 | proposal.views |")
        .contains("number of “Proposal page viewed” in 30 days is at least 3");
  }

  @Test
  void a_stage_says_what_it_requires_of_whom_in_what_time_and_where_it_leads() {
    assertThat(PlaybookHandbook.of(leadToCash(), Locale.ENGLISH).markdown())
        .contains(
            """
            ### Needs confirmed

            | Required to enter | Kind | Who | Norm | Standard |
            |---|---|---|---|---|
            | Needs interview | Activity | sales representative | 3 days on a working day from the opening of the case | logged on the case |
            | Needs report | Deliverable | sales representative | 3 days on a working day from the opening of the case | handed in |

            - Time limit: 5 days on a working day
            - Warning after: 4 days
            - When it passes, told by e-mail and in-app: sales manager, supervisor
            - Leads to: Proposal submitted, Lost
            """)
        .contains("| Contract approval | Approval | sales manager | – | granted |")
        .contains(
            """
            ### Lost

            Nothing is required to enter.

            - The case is lost here.
            """);
  }

  @Test
  void tasks_say_who_does_them_until_when_and_what_completes_them() {
    assertThat(PlaybookHandbook.of(leadToCash(), Locale.SIMPLIFIED_CHINESE).markdown())
        .contains("| 首次联系 | 案例负责人 | 至下一工作日同一时刻 | 电话沟通、会议、拜访、需求访谈、线索甄别沟通 | 新负责人在 24 小时内首次联系客户 |")
        .contains("| 客户需求交接档案 | 售后服务 | 2 个工作日 | – | 赢单后移交售后 |");
  }

  @Test
  void the_diagram_is_the_pipelines_own() {
    Playbook playbook = leadToCash();
    assertThat(PlaybookHandbook.of(playbook, Locale.CHINA).markdown())
        .contains("```mermaid\n" + playbook.pipeline().toMermaid(Locale.CHINA) + "```\n");
  }

  @Test
  void a_rule_goes_by_its_chinese_name_in_chinese_and_by_its_own_without_one() {
    String rules =
        "rule \"Named\" @zh(\"有名\") when CustomerConfirmed() then decide.tag(\"x\"); end\n"
            + "rule \"Plain\" when CustomerConfirmed() then decide.tag(\"y\"); end";
    assertThat(chinese(rules)).contains("#### 有名\n", "#### Plain\n").doesNotContain("Named");
    assertThat(english(rules)).contains("#### Named\n").doesNotContain("有名");
  }

  @Test
  void conditions_are_words_with_parameters_filled_in() {
    assertThat(
            english(
                when(
                    """
                    SignalReceived(name == "pricing-page")
                      // a comment
                      $case : SalesCase(running && owner != null, stage != "contract" || value == null)
                      not Task(key == "first-contact", pending)
                      exists Contact(!primary, $mail : email, consents contains "sms")
                      History(visits("pricing-page", param.days("window")) >= param.count("visits"))
                      Deliverable(submittedAt > $case.openedAt)\
                    """)))
        .contains(
            """
            - When: customer signal “pricing page”
            - And if: case: open and owner is known, stage is not Contract or value is not known
            - And if: there is no task “First contact”: open
            - And if: there is a contact: not the main contact, consents contains text message
            - And if: number of separate visits “pricing page” in 30 days is at least 2
            - And if: deliverable: time of handing in is after opened at of case
            - Then: the case is tagged: “x”
            """);
  }

  @Test
  void conditions_are_words_in_chinese_too() {
    assertThat(
            chinese(
                when(
                    """
                    TimerFired(name == "unclicked")
                      SalesCase(running && owner != null)
                      not Task(key == "first-contact")
                      History(visits("pricing-page", param.days("window")) >= 2)\
                    """)))
        .contains(
            """
            - 当：定时到期“未读”
            - 且：案例：进行中且负责人已知
            - 且：没有任务“首次联系”
            - 且：30 天 内“pricing page”的次数（间隔访问）不少于 2
            - 则：加标签：“x”
            """);
  }

  @Test
  void alternatives_and_facts_out_of_lists_are_told_as_such() {
    assertThat(
            english(
                when(
                    """
                    LeadCaptured($lead : lead, $people : contacts)
                      (Task(pending) or Activity(type == "call"))
                      Contact(primary) from $people\
                    """)))
        .contains(
            """
            - When: lead captured
            - And if: task: open; or activity “call”
            - And if: each contact among contacts: the main contact
            """);
  }

  @Test
  void what_it_does_not_know_stays_as_it_is_written() {
    assertThat(
            english(
                when(
                    """
                    CustomerConfirmed()
                      accumulate(Task(pending, $t : key); $n : count($t); $n > 2)\
                    """)))
        .contains("- And if: accumulate(Task(pending, $t : key); $n : count($t); $n &gt; 2)\n");
  }

  @Test
  void decisions_are_words_under_their_conditions() {
    assertThat(
            english(
                then(
                    """
                    String why = "seen " + $s.name();
                      if ($c == null) {
                        decide.suggest("owner", why);
                      } else {
                        decide.createTask("first-contact").key("k").forRole("sales-manager").due(hours(4));
                      }
                      decide.notify("in-app", "owner", "case-study", null);\
                    """)))
        .contains(
            """
            - Then: if id is not known: owner of the case gets a suggestion: “seen (name of customer signal)”
            - Then: otherwise: a task: First contact, for the sales manager, due: 4 hours
            - Then: owner of the case is told by in-app notice “Case study”
            """);
  }

  @Test
  void a_pack_a_role_and_a_signal_go_by_the_labels_of_the_manifests() {
    Loader loader =
        new Loader(folder)
            .rules(
                """
                rule r
                when
                  SignalReceived(name == "pricing-page")
                then
                  decide.createTask("first-contact").forRole("closer");
                end
                """)
            .file(
                "rules/pack.json",
                Loader.PACK.replace(
                    "\"pipelines\"",
                    "\"labels\": {\"en\": \"Selling\", \"zh\": \"销售\"},"
                        + " \"roles\": {\"closer\": {\"en\": \"Deal closer\", \"zh\": \"签单人\"}},"
                        + " \"pipelines\""))
            .file(
                "playbook.json",
                Loader.PLAYBOOK.replace(
                    "\"most\": 50", "\"most\": 50, \"en\": \"Pricing page\", \"zh\": \"报价页\""));
    assertThat(PlaybookHandbook.of(loader.load(), Locale.CHINA).markdown())
        .contains("### 销售\n", "- 当：客户信号“报价页”\n", "派发任务：首次联系，由签单人承担\n")
        .contains("| 报价页 | 30 天 | 50 |");
  }

  @Test
  void a_message_and_a_timer_of_one_name_are_told_apart() {
    String page =
        english(
            "rule r when TimerFired(name == \"unclicked\") then"
                + " decide.startTimer(\"unclicked\", days(1));"
                + " decide.notify(\"owner\", \"case-study\", null); end");
    assertThat(page)
        .contains(
            """
            - When: timer due “Unread”
            - Then: a timer starts: Unread, due: 1 day
            - Then: owner of the case is told “Case study”
            """);
  }

  @Test
  void of_a_text_in_both_languages_each_handbook_has_its_own() {
    String rules =
        "rule r when StageRequested($n : stage) then"
            + " decide.block(\"a\", \"Sign \" + $n + \" first / 请先签署\" + $n);"
            + " decide.block(\"b\", \"Not now / 暂不受理\"); end";
    assertThat(english(rules)).contains("“Sign (stage) first”", "“Not now”").doesNotContain("暂不");
    assertThat(chinese(rules)).contains("“请先签署（阶段）”", "“暂不受理”").doesNotContain("Not now");
  }

  @Test
  void only_a_playbook_of_rules_has_one() {
    Playbook coded =
        Playbook.of(
            Pipeline.parse("p.json", Loader.resource("playbooks/sample/pipeline.json")),
            Policy.none());
    assertThatThrownBy(() -> PlaybookHandbook.of(coded, Locale.ENGLISH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Load the playbook with RulePlaybooks");
  }

  // The words of our own -------------------------------------------------------------------------

  private static Stream<String> needed() {
    Stream<String> types = KnownTypes.names().stream().map(name -> "type." + name);
    Stream<String> verbs = calls(Decide.class, "decide");
    Stream<String> more =
        Stream.of(NewTask.class, OwnerSearch.class).flatMap(type -> calls(type, "with"));
    Stream<String> history = calls(History.class, "call").filter(call -> call.endsWith(".2"));
    return Stream.of(types, verbs, more, history).flatMap(each -> each);
  }

  private static Stream<String> calls(Class<?> type, String kind) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()))
        .map((Method method) -> kind + "." + method.getName() + "." + method.getParameterCount())
        .distinct()
        .sorted();
  }

  @Test
  void every_type_and_verb_of_rules_has_its_words() {
    assertThat(needed())
        .as("Add the words to glossary.properties: English | Chinese")
        .isSubsetOf(Glossary.entries().keySet());
  }

  @Test
  void every_word_is_in_both_languages() {
    assertThat(Glossary.entries())
        .allSatisfy(
            (key, both) -> {
              List<String> words = Arrays.stream(both.split("\\|", -1)).map(String::strip).toList();
              assertThat(words).as(key).hasSize(2);
              assertThat(words.get(0).isEmpty()).as(key).isEqualTo(words.get(1).isEmpty());
            });
  }
}
