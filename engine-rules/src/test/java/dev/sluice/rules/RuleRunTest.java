package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Compared;
import dev.sluice.decision.Decision;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.OwnerSought;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageEntered;
import dev.sluice.fact.Account;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.Personal;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Task;
import dev.sluice.fact.Team;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.playbook.PolicyException;
import dev.sluice.playbook.Proposal;
import dev.sluice.playbook.Situation;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class RuleRunTest {

  /** A host's event that is kept as a fact too. */
  public record Graded(String name, int points, @Personal @Nullable String by) {}

  @TempDir private Path folder = Path.of("unset");

  private Policy policy(String rules) {
    return load(rules, RulePlaybooks.options().facts(Graded.class)).policy();
  }

  private Playbook load(String rules, RulePlaybooks.Options options) {
    return new Loader(folder).rules(rules).options(options).load();
  }

  private static String rule(String name, String condition, String consequence) {
    return "rule \"" + name + "\"\nwhen\n  " + condition + "\nthen\n  " + consequence + "\nend\n";
  }

  private static String when(String condition) {
    return rule("r", condition, "decide.tag(\"t\");");
  }

  private static List<Decision> decisions(Policy policy, Record event, Facts facts) {
    return policy.propose(Situations.of(event, facts)).stream().map(Proposal::decision).toList();
  }

  private boolean fires(String condition, Record event, Facts facts) {
    return !decisions(policy(when(condition)), event, facts).isEmpty();
  }

  private List<Compared> compared(String condition, Record event, Facts facts) {
    List<Proposal> proposals = policy(when(condition)).propose(Situations.of(event, facts));
    assertThat(proposals).hasSize(1);
    return proposals.get(0).because().compared();
  }

  private static final SignalReceived SIGNAL = new SignalReceived("pricing-page", "c-1", null);

  @Test
  void a_rule_that_throws_is_named_and_the_next_event_works() {
    Policy policy =
        policy(
            rule(
                    "Divides",
                    "ActivityLogged($t : type)",
                    "decide.score(\"a\", 1 / ($t.length() - 4));")
                + rule("Other", "ActivityLogged()", "decide.tag(\"other\");"));
    Situation bad = Situations.of(new ActivityLogged("call"));
    PolicyException failure =
        catchThrowableOfType(PolicyException.class, () -> policy.propose(bad));
    assertThat(failure.rule()).isEqualTo("Divides");
    assertThat(failure.caseId()).isEqualTo("L-1");
    assertThat(failure)
        .hasMessageContaining("Rule \"Divides\" (")
        .hasMessageContaining("rules.drl:1) failed in its consequence")
        .hasMessageContaining("/ by zero");
    assertThat(policy.propose(Situations.of(new ActivityLogged("visit")))).hasSize(2);
    assertThatThrownBy(() -> policy.propose(bad)).isInstanceOf(PolicyException.class);
    assertThat(policy.propose(Situations.of(new ActivityLogged("visit")))).hasSize(2);
  }

  @Test
  void a_condition_that_throws_names_its_rule() {
    Policy policy =
        policy(
            rule("Fine", "SignalReceived()", "decide.tag(\"fine\");")
                + rule(
                    "Trusting",
                    "SignalReceived()\n  Lead(annualRevenue.atLeast(param.money(\"large\")))",
                    "decide.tag(\"large\");"));
    PolicyException failure =
        catchThrowableOfType(PolicyException.class, () -> policy.propose(Situations.of(SIGNAL)));
    assertThat(failure.rule()).isEqualTo("Trusting");
    assertThat(failure).hasMessageContaining("failed in a condition");
    Facts known =
        Situations.facts()
            .withSubject(
                new Lead("A", "web", null, null, null, Money.of("1", "CNY"), null, List.of()));
    assertThat(decisions(policy, SIGNAL, known)).containsExactly(new AddTag("fine"));
  }

  @Test
  void a_null_in_a_decision_is_refused_with_the_rule_named() {
    Policy policy = policy(rule("Tags nothing", "SignalReceived($c : content)", "decide.tag($c);"));
    assertThatThrownBy(() -> policy.propose(Situations.of(SIGNAL)))
        .isInstanceOf(PolicyException.class)
        .hasMessageContaining("Rule \"Tags nothing\"")
        .hasMessageContaining("decide.tag needs a value for \"tag\", but got null");
  }

  @Test
  void too_many_matches_are_an_error_that_names_the_rule() {
    Policy policy =
        policy(rule("Pairs", "SignalReceived()\n  Contact()\n  Contact()", "decide.tag(\"t\");"));
    assertThat(decisions(policy, SIGNAL, contacts(100))).hasSize(10_000);
    PolicyException failure =
        catchThrowableOfType(
            PolicyException.class, () -> policy.propose(Situations.of(SIGNAL, contacts(101))));
    assertThat(failure.rule()).isEqualTo("Pairs");
    assertThat(failure).hasMessageContaining("more than 10000 times").hasMessageContaining(".drl:");
    assertThat(decisions(policy, SIGNAL, contacts(2))).hasSize(4);
  }

  private static Facts contacts(int count) {
    Facts facts = Situations.facts();
    for (int i = 1; i <= count; i++) {
      facts = facts.with(Contact.primary("c-" + i));
    }
    return facts;
  }

  @Test
  void threads_do_not_disturb_each_other() throws Exception {
    Policy policy =
        policy(
            rule("Email", "SignalReceived()\n  $c : Contact(primary)", "decide.tag($c.id());")
                + rule("None", "SignalReceived()\n  not Contact()", "decide.tag(\"none\");"));
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        String id = "c-" + thread;
        work.add(
            () ->
                IntStream.range(0, 500)
                    .allMatch(
                        i -> {
                          Facts facts =
                              Facts.of(Situations.facts().salesCase()).with(Contact.primary(id));
                          return decisions(policy, SIGNAL, facts).equals(List.of(new AddTag(id)));
                        }));
      }
      for (Future<Boolean> done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void a_hosts_record_is_an_event_and_a_fact() {
    Policy policy =
        policy(
            rule("Event", "Graded(points > 3)", "decide.tag(\"event\");")
                + rule("Fact", "SignalReceived()\n  Graded(points > 3)", "decide.tag(\"fact\");"));
    Graded graded = new Graded("a", 5, null);
    assertThat(decisions(policy, graded, Situations.facts())).containsExactly(new AddTag("event"));
    assertThat(decisions(policy, new Graded("a", 3, null), Situations.facts())).isEmpty();
    assertThat(decisions(policy, SIGNAL, Situations.facts().keeping(graded)))
        .containsExactly(new AddTag("fact"));
  }

  @Test
  void only_the_event_triggers_and_no_kept_fact_of_its_type() {
    Policy policy =
        policy(rule("Event", "$g : Graded()", "decide.tag(\"points-\" + $g.points());"));
    Facts kept = Situations.facts().keeping(new Graded("a", 1, null));
    assertThat(decisions(policy, new Graded("a", 2, null), kept))
        .containsExactly(new AddTag("points-2"));
  }

  @Test
  void any_event_with_a_name_is_partitioned_by_it() {
    Policy policy =
        policy(
            rule("A", "Graded(name == \"a\")", "decide.tag(\"a\");")
                + rule("B", "Graded(name == \"b\", points > 1)", "decide.tag(\"b\");")
                + rule("Not b", "Graded(name != \"b\")", "decide.tag(\"not-b\");"));
    assertThat(decisions(policy, new Graded("a", 1, null), Situations.facts()))
        .containsExactlyInAnyOrder(new AddTag("a"), new AddTag("not-b"));
    assertThat(decisions(policy, new Graded("b", 2, null), Situations.facts()))
        .containsExactly(new AddTag("b"));
    assertThat(decisions(policy, new Graded("c", 2, null), Situations.facts()))
        .containsExactly(new AddTag("not-b"));
  }

  @Test
  void a_rule_on_an_interface_sees_every_event_that_has_it() {
    Policy policy = policy(rule("Any", "EngineEvent()", "decide.tag(\"engine\");"));
    assertThat(decisions(policy, new StageEntered("needs", null), Situations.facts()))
        .containsExactly(new AddTag("engine"));
    assertThat(decisions(policy, SIGNAL, Situations.facts())).isEmpty();
  }

  @Test
  void reps_of_a_team_are_facts_of_their_own() {
    Policy policy =
        policy(
            rule(
                "Covers",
                "$s : OwnerSought(industry != null)\n  $rep : Rep(!takesIndustry($s.industry))",
                "decide.exclude($rep, \"does not cover \" + $s.industry());"));
    Facts team =
        Situations.facts()
            .withSubject(Team.of("east", Rep.rep("wang").covers("retail"), Rep.rep("li")));
    OwnerSought sought =
        new OwnerSought("L-2", "sample", "manufacturing", null, null, 0, Situations.NOW);
    assertThat(decisions(policy, sought, team))
        .extracting(Decision::key)
        .containsExactly("exclude:wang:does not cover manufacturing");
  }

  @Test
  void the_occurrence_tells_who_reported() {
    assertThat(
            fires(
                "SignalReceived()\n Occurrence(actor == \"website\")", SIGNAL, Situations.facts()))
        .isTrue();
    assertThat(fires("SignalReceived()\n Occurrence(actor == \"rep\")", SIGNAL, Situations.facts()))
        .isFalse();
  }

  @Test
  void rules_that_fire_are_told() {
    List<String> fired = new ArrayList<>();
    Policy policy =
        load(
                rule("Fires", "SignalReceived()", "decide.tag(\"t\");")
                    + rule("Does not", "SignalReceived()\n Task()", "decide.tag(\"t\");"),
                RulePlaybooks.options().whenFired(fired::add))
            .policy();
    policy.propose(Situations.of(SIGNAL));
    assertThat(fired).containsExactly("Fires");
  }

  @Test
  void personal_values_are_not_kept() {
    Facts named =
        Situations.facts().with(Contact.primary("c-1").named("Zhang").reachedAt("z@a.cn"));
    assertThat(
            compared("SignalReceived()\n Contact(name == \"Zhang\", id == \"c-1\")", SIGNAL, named))
        .containsExactly(
            new Compared("name == \"Zhang\"", "(personal)"), new Compared("id == \"c-1\"", "c-1"));
    assertThat(compared("SignalReceived()\n Contact($e : email, $e != null)", SIGNAL, named))
        .containsExactly(new Compared("$e != null", "(personal)"));
    assertThat(
            compared(
                "$c : ContactSaved(contact != null)",
                new dev.sluice.event.ContactSaved(named.contacts().get(0)),
                named))
        .containsExactly(new Compared("contact != null", "(personal)"));
    assertThat(compared("Graded(by == \"me\")", new Graded("a", 1, "me"), named))
        .containsExactly(new Compared("by == \"me\"", "(personal)"));
  }

  @Test
  void conditions_joined_by_and_and_or_are_explained_one_by_one() {
    assertThat(
            compared(
                "SignalReceived(name == \"pricing-page\" && (content == null || contact != null))",
                SIGNAL,
                Situations.facts()))
        .containsExactly(
            new Compared("name == \"pricing-page\"", "pricing-page"),
            new Compared("content == null", null),
            new Compared("contact != null", "c-1"));
  }

  @Test
  void facts_after_one_that_is_absent_are_explained_too() {
    assertThat(
            compared(
                "$s : SignalReceived()\n not Task(pending)\n exists Lead(channel == \"website\")\n"
                    + " Contact(id == $s.contact, !decisionMaker)",
                SIGNAL,
                Situations.facts()))
        .containsExactly(
            new Compared("id == $s.contact", "c-1"), new Compared("!decisionMaker", true));
  }

  @Test
  void enums_times_and_lookups_are_shown_as_values() {
    Facts facts = Situations.facts().with(Situations.facts().salesCase().withScore("fit", 7));
    assertThat(
            compared(
                "SignalReceived()\n SalesCase(status == SalesCase.Status.OPEN, openedAt != null,"
                    + " scores[\"fit\"] > 5, score(\"fit\") > 6, $o : owner, $o == null)",
                SIGNAL,
                facts))
        .containsExactly(
            new Compared("status == SalesCase.Status.OPEN", "OPEN"),
            new Compared("openedAt != null", Situations.NOW),
            new Compared("scores[\"fit\"] > 5", 7),
            new Compared("score(\"fit\") > 6", 7),
            new Compared("$o == null", null));
  }

  @Test
  void counted_facts_do_not_shift_what_is_explained() {
    Facts two = Situations.facts().with(task("a")).with(task("b"));
    assertThat(
            compared(
                "SignalReceived()\n accumulate(Task(pending); $n : count(1); $n > 1)\n"
                    + " Lead(channel == \"website\")",
                SIGNAL,
                two))
        .containsExactly(new Compared("channel == \"website\"", "website"));
    assertThat(
            fires(
                "SignalReceived()\n accumulate(Task(pending); $n : count(1); $n > 2)", SIGNAL, two))
        .isFalse();
  }

  private static Task task(String key) {
    return new Task(
        key, "call", null, null, Task.Status.OPEN, Situations.NOW, null, null, List.of(), null);
  }

  @Test
  void alternatives_between_facts_work() {
    String either = "SignalReceived()\n (Task(pending) or Lead(channel == \"website\"))";
    assertThat(fires(either, SIGNAL, Situations.facts())).isTrue();
    assertThat(fires(either, SIGNAL, Facts.of(Situations.facts().salesCase()))).isFalse();
  }

  /** Another pack with the same beginning made the first rule blind in Drools (issue 7115). */
  @Test
  void an_absence_inside_an_existence_holds_beside_a_rule_of_another_pack() {
    String inner = "exists (Contact(primary) and not Task(pending))";
    new Loader(folder)
        .file("playbook.json", Loader.PLAYBOOK.replace("[\"rules\"]", "[\"rules\", \"more\"]"))
        .file(
            "more/pack.json",
            "{\"name\": \"more\", \"pipelines\": [\"*\"], \"rules\": [\"more.drl\"]}")
        .file("more/more.drl", rule("B", "SignalReceived()\n " + inner, "decide.tag(\"b\");"))
        .rules(
            rule("A", "SignalReceived()\n " + inner + "\n Lead()", "decide.tag(\"a\");")
                + rule("C", "SignalReceived()\n exists Contact(primary)", "decide.tag(\"c\");"))
        .write();
    for (RulePlaybooks.Options options :
        List.of(RulePlaybooks.options(), RulePlaybooks.options().unpartitioned())) {
      Policy policy = options.fromFolder(folder).policy();
      for (int i = 0; i < 3; i++) {
        assertThat(decisions(policy, SIGNAL, Situations.facts()))
            .containsExactlyInAnyOrder(new AddTag("a"), new AddTag("b"), new AddTag("c"));
        assertThat(decisions(policy, SIGNAL, Situations.facts().with(task("t"))))
            .containsExactly(new AddTag("c"));
      }
    }
  }

  @Test
  void a_missing_value_is_neither_more_nor_less_than_a_number() {
    assertThat(fires("SignalReceived()\n Lead(employees > 1)", SIGNAL, Situations.facts()))
        .isFalse();
    assertThat(fires("SignalReceived()\n Lead(employees < 1)", SIGNAL, Situations.facts()))
        .isFalse();
    assertThat(fires("SignalReceived()\n Lead(employees == null)", SIGNAL, Situations.facts()))
        .isTrue();
  }

  @Test
  void money_is_compared_by_value_and_sums_need_exact_literals() {
    Facts facts =
        Situations.facts()
            .withSubject(
                new Account(
                    "A", null, null, null, new Money(new BigDecimal("100.50"), "CNY"), null, null));
    String account = "SignalReceived()\n Account(annualRevenue.amount %s)";
    assertThat(fires(account.formatted("== 100.5"), SIGNAL, facts)).isTrue();
    assertThat(fires(account.formatted("+ 0.1B == 100.6B"), SIGNAL, facts)).isTrue();
  }

  @Test
  void sums_with_inexact_literals_are_off_and_that_is_how_drools_counts() {
    Facts facts =
        Situations.facts()
            .withSubject(new Account("A", null, null, null, Money.of("100.50", "CNY"), null, null));
    assertThat(
            fires("SignalReceived()\n Account(annualRevenue.amount + 0.1 == 100.6)", SIGNAL, facts))
        .isFalse();
  }

  @Test
  void a_safe_path_holds_only_where_there_is_a_value() {
    assertThat(
            fires(
                "SignalReceived()\n Lead(annualRevenue!.amount == null)",
                SIGNAL,
                Situations.facts()))
        .isFalse();
    assertThat(fires("SignalReceived()\n Lead(need!.length() > 3)", SIGNAL, Situations.facts()))
        .isFalse();
  }

  @Test
  void a_key_that_is_not_in_a_map_is_no_value() {
    assertThat(
            fires(
                "SignalReceived()\n SalesCase(tiers[\"tier\"] != \"key\")",
                SIGNAL,
                Situations.facts()))
        .isTrue();
  }

  @Test
  void a_condition_holds_or_not_alike_at_every_evaluation() {
    Policy policy =
        policy(when("SignalReceived(name matches \"pric.*\", name in (\"pricing-page\"))"));
    for (int i = 0; i < 60; i++) {
      assertThat(decisions(policy, SIGNAL, Situations.facts())).hasSize(1);
    }
  }

  @Test
  void a_consequence_may_use_java() {
    Policy policy =
        policy(
            rule(
                "Java",
                "SignalReceived($n : name)",
                "for (String part : $n.split(\"-\")) {\n    if (part.length() > 4) {"
                    + " decide.tag(part); }\n  }\n  String text = \"\"\"\n    block\"\"\";"
                    + "\n  decide.tag(text.strip());"));
    assertThat(decisions(policy, SIGNAL, Situations.facts()))
        .containsExactly(new AddTag("pricing"), new AddTag("block"));
  }

  @Test
  void a_look_back_counts_the_event_itself() {
    Facts two = Situations.visits(Situations.facts(), 2);
    assertThat(
            fires("SignalReceived()\n History(count(\"pricing-page\", days(1)) == 2)", SIGNAL, two))
        .isTrue();
  }

  @Test
  void every_decision_can_be_said() {
    String all =
        """
        decide.moveTo("needs");
          decide.assign("li", "knows them");
          decide.seekOwner("east").industry("retail").region(null).tier("key").priority(2).strength("technical");
          decide.tag("t");
          decide.score("fit", 3);
          decide.tier("size", "large");
          decide.probability(40);
          decide.risk("high", "silent");
          decide.sendEmail($c, "case-study");
          decide.sendSms($c, "case-study");
          decide.send("wechat", $c, "case-study");
          decide.notify("owner", "case-study");
          decide.notify("email", "owner", "case-study", "stage");
          decide.createTask("first-contact").key("k").forRep("li").due(businessDays(2)).note("n");
          decide.createTask("first-contact");
          decide.cancelTask("k");
          decide.startTimer("unclicked", sameTimeNextBusinessDay());
          decide.cancelTimer("unclicked");
          decide.requestApproval("contract", "director");
          decide.requestApproval("price", "director", hours(4));
          decide.send($c, "case-study");
          decide.startCadence("visit", months(3));
          decide.startCadence("review", days(7), "Monday");
          decide.stopCadence("visit");
          decide.enrol("nurture");
          decide.endJourney("nurture", "goal");
          decide.seekOwner("east").forTask("k");
          decide.keep("risk", days(3));
          decide.keep("stage");
          decide.release("stage");
          decide.refuse("size", "wanted");
          decide.suggest("owner", "call");
          decide.tell("A-1", new OrderPlaced("o", Money.of("1", "CNY")));
          decide.tellAll(
              Audience.everyone().pipelines("sample").region(null).industry("retail")
                  .purchasesMoreThan(param.money("large")).onlyRunning(),
              new SignalReceived("pricing-page"));\
        """;
    Policy policy = policy(rule("All", "SignalReceived()\n $c : Contact()", all));
    assertThat(decisions(policy, SIGNAL, Situations.facts()))
        .extracting(Object::toString)
        .containsExactly(
            "MoveStage[stage=needs]",
            "AssignOwner[rep=li, reason=knows them]",
            "SeekOwner[team=east, industry=retail, region=null, tier=key, priority=2,"
                + " strength=technical, task=null]",
            "AddTag[tag=t]",
            "SetScore[factor=fit, points=3]",
            "SetTier[scheme=size, grade=large]",
            "SetProbability[percent=40]",
            "SetRisk[level=high, description=silent]",
            "SendMessage[channel=email, contact=c-1, template=case-study, purpose=service]",
            "SendMessage[channel=sms, contact=c-1, template=case-study, purpose=service]",
            "SendMessage[channel=wechat, contact=c-1, template=case-study, purpose=service]",
            "Notify[channel=email, to=owner, template=case-study, about=null, digest=null]",
            "Notify[channel=email, to=owner, template=case-study, about=stage, digest=null]",
            "CreateTask[task=k, type=first-contact, role=null, assignee=li, within=2 business"
                + " days, dueAt=null, completedBy=[call], note=n]",
            "CreateTask[task=first-contact, type=first-contact, role=owner, assignee=null,"
                + " within=null, dueAt=null, completedBy=[call], note=null]",
            "CancelTask[task=k]",
            "StartTimer[name=unclicked, about=null, after=same time next business day]",
            "CancelTimer[name=unclicked]",
            "RequestApproval[type=contract, from=director, within=null]",
            "RequestApproval[type=price, from=director, within=4 hours]",
            "SendMessage[channel=email, contact=c-1, template=case-study, purpose=service]",
            "StartCadence[cadence=visit, every=3 months, on=null]",
            "StartCadence[cadence=review, every=7 days, on=MONDAY]",
            "StopCadence[cadence=visit]",
            "Enrol[journey=nurture, timers=[unclicked], templates=[case-study], again=30 days]",
            "EndJourney[journey=nurture, outcome=goal]",
            "SeekOwner[team=east, industry=null, region=null, tier=null, priority=0,"
                + " strength=null, task=k]",
            "KeepValue[what=risk, within=3 days]",
            "KeepValue[what=stage, within=null]",
            "ReleaseValue[what=stage]",
            "Refuse[what=size, why=wanted]",
            "Suggest[to=owner, what=call]",
            "TellCase[to=A-1, event=OrderPlaced[order=o, amount=1 CNY]]",
            "TellCases[audience=Audience[pipelines=[sample], region=null, industry=retail,"
                + " purchases=500000 CNY, moreThan=true, running=true],"
                + " event=SignalReceived[name=pricing-page, contact=null, content=null]]");
  }
}
