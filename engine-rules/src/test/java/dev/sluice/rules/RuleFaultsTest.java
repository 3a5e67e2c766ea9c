package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.fault.Fault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFaultsTest {

  @TempDir private Path folder = Path.of("unset");

  private List<String> places(String rules) {
    return new Loader(folder).rules(rules).places();
  }

  private String advice(String rules) {
    List<Fault> faults = new Loader(folder).rules(rules).faults();
    assertThat(faults).hasSize(1);
    return faults.get(0).advice();
  }

  private static String rule(String condition, String consequence) {
    return "rule \"r\"\nwhen\n  " + condition + "\nthen\n  " + consequence + "\nend\n";
  }

  private static String when(String condition) {
    return rule(condition, "decide.tag(\"t\");");
  }

  private static String then(String consequence) {
    return rule("$s : SignalReceived()", consequence);
  }

  @Test
  void a_syntax_error_is_found_where_it_is() {
    assertThat(places(when("Lead(channel = = 3)")))
        .containsExactly("rules.drl:3:16: This is no rule: mismatched input '=' in rule \"r\"");
  }

  @Test
  void a_misspelt_field_is_found_and_the_right_one_named() {
    String rules = when("SignalReceived(nam == \"pricing-page\")");
    assertThat(places(rules))
        .containsExactly("rules.drl:3:18: SignalReceived has no field \"nam\"");
    assertThat(advice(rules)).isEqualTo("Did you mean \"name\"? Known: name, contact, content.");
  }

  @Test
  void a_misspelt_field_in_a_join_is_found_where_it_is() {
    assertThat(places(when("$s : SignalReceived()\n  Task(pending,\n    key == $s.nmae)")))
        .containsExactly("rules.drl:5:15: SignalReceived has no field \"nmae\"");
    assertThat(places(when("$s : SignalReceived($n : name)\n  Task(kee == $n)")))
        .containsExactly("rules.drl:4:8: Task has no field \"kee\"");
  }

  @Test
  void a_variable_that_is_bound_nowhere_is_found() {
    assertThat(places(when("$s : SignalReceived()\n  Task(key == $q)")))
        .containsExactly("rules.drl:4:15: There is no variable $q");
  }

  @Test
  void a_misspelt_method_is_found() {
    assertThat(places(when("SignalReceived()\n  History(visit(\"pricing-page\", days(3)) > 2)")))
        .containsExactly("rules.drl:4:11: History has no method \"visit\"");
  }

  @Test
  void a_misspelt_type_is_found_and_the_right_one_named() {
    String rules = when("SignalReceived()\n  exists Contct(primary)");
    assertThat(places(rules)).containsExactly("rules.drl:4:10: Unknown type Contct");
    assertThat(advice(rules)).startsWith("Did you mean \"Contact\"?");
  }

  @Test
  void an_error_in_a_consequence_is_found_in_its_own_line() {
    assertThat(
            places(
                then("// first\n  String x = \"a\";\n\n  x.foo($s.name());\n  int y = \"b\";\n")))
        .containsExactly(
            "rules.drl:8:5: This does not compile: The method foo(String) is undefined for the"
                + " type String",
            "rules.drl:9:3: This does not compile: Type mismatch: cannot convert from String to"
                + " int");
  }

  @Test
  void an_error_in_a_consequence_on_one_line_is_found() {
    assertThat(places("import java.util.List\nrule r when SignalReceived() then undefined(); end"))
        .containsExactly(
            "rules.drl:2:35: This does not compile: The method undefined() is undefined");
  }

  @Test
  void a_rule_begins_with_its_event() {
    assertThat(places(when("not SignalReceived()\n  Lead()")))
        .containsExactly("rules.drl:3:3: Rule \"r\" does not begin with its event");
    assertThat(places(when("Lead()\n  SignalReceived()")))
        .containsExactly("rules.drl:3:3: Lead is no event");
    assertThat(places("rule \"r\" when then decide.tag(\"t\"); end"))
        .containsExactly("rules.drl:1:1: Rule \"r\" does not begin with its event");
    assertThat(places(when("SignalReceived() from $x")))
        .containsExactly("rules.drl:3:3: Rule \"r\" does not begin with its event");
  }

  @Test
  void every_fault_of_every_rule_is_reported_at_once() {
    assertThat(places(when("SignalReceived(nam == \"x\")") + then("foo();").replace("\"r\"", "q")))
        .containsExactly(
            "rules.drl:3:18: SignalReceived has no field \"nam\"",
            "rules.drl:11:3: This does not compile: The method foo() is undefined");
  }

  @Test
  void a_line_is_right_whatever_the_rule_binds() {
    assertThat(
            places(
                rule(
                    "SignalReceived($n : name, $c : contact)\n  $l : Lead($i : industry)\n"
                        + "  accumulate(Task(pending); $count : count(1))",
                    "decide.tag($n + $c + $l + $i + $count);\n"
                        + "  if (true) {\n"
                        + "    $l.industri();\n"
                        + "  }")))
        .containsExactly(
            "rules.drl:9:8: This does not compile: The method industri() is undefined for the"
                + " type Lead");
  }

  @Test
  void two_rules_of_one_name_are_refused() {
    assertThat(places(then("decide.tag(\"a\");") + then("decide.tag(\"b\");")))
        .containsExactly(
            "rules.drl:7:1: Rule \"r\" is there twice, first in "
                + folder
                + "/rules/rules.drl line 1");
  }

  @Test
  void what_changes_facts_is_refused() {
    for (String verb : List.of("insert", "insertLogical", "update", "delete", "retract")) {
      assertThat(places(then(verb + "($s);")))
          .contains("rules.drl:5:3: \"" + verb + "\" is not for rules");
    }
    assertThat(places(then("modify($s) { name() }")))
        .contains("rules.drl:5:3: \"modify\" is not for rules");
    assertThat(places(then("drools.halt();")))
        .contains("rules.drl:5:3: \"drools\" is not for rules");
    assertThat(places(then("kcontext.getKieRuntime();")))
        .contains("rules.drl:5:3: \"kcontext\" is not for rules");
  }

  @Test
  void what_reads_a_clock_or_chance_or_does_io_is_refused_however_it_is_written() {
    for (String word :
        List.of(
            "new java.util.Date",
            "new java.util.Random",
            "new java.security.SecureRandom",
            "Calendar.getInstance",
            "Collections.shuffle")) {
      assertThat(places(then(word + "();")))
          .contains("rules.drl:5:3: \"" + word + "\" is not for rules");
    }
    assertThat(places(then("new java.io.FileWriter(\"x\");")))
        .contains("rules.drl:5:7: \"java.io\" is not for rules");
  }

  @Test
  void forbidden_words_in_texts_comments_and_other_names_are_fine() {
    assertThat(
            places(
                when("SignalReceived(content == \"insert(1) eval(2)\") // eval(true)")
                    + then("decide.tag(\"update(x) System.exit\"); /* Instant.now() */\n"
                            + "  java.util.Map<String, String> map = new java.util.TreeMap<>();\n"
                            + "  map.remove(\"a\"); int updates = 1;")
                        .replace("\"r\"", "q")))
        .isEmpty();
  }

  @Test
  void clocks_and_chance_are_refused() {
    for (String read :
        List.of(
            "Instant.now",
            "LocalDate.now",
            "System.currentTimeMillis",
            "Math.random",
            "UUID.randomUUID")) {
      assertThat(places(then("java.util.Objects.hash(" + read + "());")))
          .contains("rules.drl:5:26: \"" + read + "\" is not for rules");
    }
    assertThat(places(when("SignalReceived()\n  Task(createdAt < java.time.Instant.now())")))
        .contains("rules.drl:4:30: \"Instant.now\" is not for rules");
    assertThat(places(then("new Date();")))
        .contains("rules.drl:5:3: \"new Date\" is not for rules");
    assertThat(places(then("Thread.currentThread();")))
        .contains("rules.drl:5:3: \"Thread\" is not for rules");
  }

  @Test
  void a_consequence_cannot_break_out_of_its_method() {
    assertThat(places(then("} static { } public static void zz() {")))
        .contains("rules.drl:5:3: This bracket closes nothing");
  }

  @Test
  void eval_and_custom_operators_are_refused() {
    assertThat(places(when("SignalReceived()\n  eval(true)")))
        .contains("rules.drl:4:3: Rule \"r\" uses eval");
    assertThat(places(when("SignalReceived(eval(name == \"a\"))")))
        .contains("rules.drl:3:18: \"eval\" is not for rules");
    assertThat(places(when("SignalReceived(name str[startsWith] \"a\")")))
        .contains("rules.drl:3:23: \"str\" is not for rules");
  }

  @Test
  void rule_attributes_are_refused() {
    assertThat(places("rule \"r\"\n  salience 10\n  no-loop\nwhen SignalReceived() then end"))
        .containsExactly(
            "rules.drl:2:3: Rule attribute \"salience\" is not for rules here",
            "rules.drl:3:3: Rule attribute \"no-loop\" is not for rules here");
    assertThat(places("rule \"r\" dialect \"mvel\" when SignalReceived() then end"))
        .containsExactly("rules.drl:1:10: Rule attribute \"dialect\" is not for rules here");
  }

  @Test
  void extending_a_rule_is_refused() {
    assertThat(places(then("decide.tag(\"a\");") + "rule q extends \"r\" when Lead() then end"))
        .contains("rules.drl:7:8: Rule \"q\" extends another");
  }

  @Test
  void what_is_no_rule_is_refused_at_the_top() {
    assertThat(places("package a.b;\n" + when("SignalReceived()")))
        .containsExactly("rules.drl:1:1: \"package\" is not for rule files");
    assertThat(places("global java.util.List list;\n" + when("SignalReceived()")))
        .containsExactly("rules.drl:1:1: \"global\" is not for rule files");
    assertThat(places("declare Foo\n  a : int\nend\n" + when("SignalReceived()")))
        .containsExactly("rules.drl:1:1: \"declare\" is not for rule files");
    assertThat(places("function int f() { return 1; }\n" + when("SignalReceived()")))
        .containsExactly("rules.drl:1:1: \"function\" is not for rule files");
    assertThat(places("query q() Lead() end\n" + when("SignalReceived()")))
        .containsExactly("rules.drl:1:1: \"query\" is not for rule files");
    assertThat(places("dialect \"mvel\"\n" + when("SignalReceived()")))
        .containsExactly("rules.drl:1:1: \"dialect\" is not for rule files");
    assertThat(places("import java.util.*\n" + when("SignalReceived()")))
        .containsExactly("rules.drl:1:8: An import names one class");
    assertThat(places("import java.util.Lst\n" + when("SignalReceived()")))
        .containsExactly("rules.drl:1:8: There is no class java.util.Lst");
    assertThat(places("import static java.lang.Math.abs\n" + when("SignalReceived()")))
        .containsExactly("rules.drl:1:1: A rule file imports classes only");
  }

  @Test
  void a_class_may_be_imported() {
    assertThat(
            places(
                "import java.util.TreeMap\n"
                    + then("decide.tag(\"\" + new TreeMap<String, String>());")))
        .isEmpty();
  }

  @Test
  void an_enum_compared_with_text_is_refused() {
    String rules = when("SignalReceived()\n  Task(status == \"OPEN\")");
    assertThat(places(rules))
        .containsExactly("rules.drl:4:8: \"status\" is one of Status and never equals text");
    assertThat(advice(rules)).contains("Task.Status.OPEN");
    assertThat(places(when("SignalReceived()\n  Approval(\"GRANTED\" != state)"))).hasSize(1);
    assertThat(places(when("SignalReceived()\n  Approval(state in (\"GRANTED\"))"))).hasSize(1);
    assertThat(places(when("SignalReceived()\n  Task(status == Task.Status.OPEN)"))).isEmpty();
  }

  @Test
  void a_value_compared_with_a_literal_of_another_type_is_refused() {
    assertThat(places(when("SignalReceived()\n  Lead(employees > \"abc\")")))
        .containsExactly("rules.drl:4:8: \"employees\" is of type Integer and never equals text");
    assertThat(places(when("SignalReceived()\n  Lead(industry == 5)")))
        .containsExactly("rules.drl:4:8: \"industry\" is of type String and never equals a number");
    assertThat(places(when("SignalReceived()\n  Task(createdAt > \"01-Jan-2026\")")))
        .containsExactly("rules.drl:4:8: \"createdAt\" is of type Instant and never equals text");
    assertThat(places(when("SignalReceived()\n  Lead(employees > 5, industry == \"a\")")))
        .isEmpty();
  }

  @Test
  void a_map_is_looked_up_by_key() {
    assertThat(places(when("SignalReceived()\n  SalesCase(scores.fit > 3)")))
        .containsExactly("rules.drl:4:20: A map has no field \"fit\"");
    assertThat(
            places(
                when(
                    "SignalReceived()\n  SalesCase(scores[\"fit\"] > 3, attributes[\"a\"] != null,"
                        + " score(\"fit\") > 3)")))
        .isEmpty();
  }

  @Test
  void parameters_are_literals_that_are_declared_and_of_their_type() {
    String history = "SignalReceived()\n  History(visits(\"pricing-page\", %s) > 2)";
    assertThat(places(when(history.formatted("param.days(\"windw\")"))))
        .containsExactly("rules.drl:4:46: No pack declares parameter \"windw\"");
    assertThat(places(when(history.formatted("param.hours(\"window\")"))))
        .containsExactly("rules.drl:4:40: Parameter \"window\" is of type days, not hours");
    assertThat(places(when(history.formatted("param.dayz(\"window\")"))))
        .contains("rules.drl:4:40: There is no parameter type dayz");
    assertThat(places(then("String n = \"visits\";\n  decide.score(\"a\", param.count(n));")))
        .containsExactly("rules.drl:6:21: A parameter is named by a literal");
    assertThat(places(then("decide.score(\"a\", param.count(\"visits\"));"))).isEmpty();
  }

  @Test
  void what_decisions_name_is_declared() {
    assertThat(
            places(
                rule(
                    "SignalReceived()\n  $c : Contact()",
                    """
                    decide.sendEmail($c, "case-studdy");
                      decide.notify("owner", "case-stud");
                      decide.createTask("first-contct").key("a, b").due(hours(4));
                      decide.startTimer("unclickd", days(3));
                      decide.cancelTimer("unclicke");
                      decide.moveTo("needz");
                      decide.enrol("nurtur");
                      decide.startCadence("visits", months(3));
                      decide.withhold(null, "why");\
                    """)))
        .containsExactly(
            "rules.drl:6:25: No manifest declares template \"case-studdy\"",
            "rules.drl:7:27: No manifest declares template \"case-stud\"",
            "rules.drl:8:22: No manifest declares task type \"first-contct\"",
            "rules.drl:9:22: No manifest declares timer \"unclickd\"",
            "rules.drl:10:23: No manifest declares timer \"unclicke\"",
            "rules.drl:11:18: The pipeline has no stage \"needz\"",
            "rules.drl:12:17: No manifest declares journey \"nurtur\"",
            "rules.drl:13:24: No manifest declares cadence \"visits\"",
            "rules.drl:14:10: Rule \"r\" speaks of a message, but none is due");
  }

  @Test
  void a_weekday_is_one() {
    assertThat(places(then("decide.startCadence(\"visit\", days(7), \"Mondy\");")))
        .containsExactly("rules.drl:5:42: There is no weekday \"Mondy\"");
    assertThat(places(then("decide.startCadence(\"visit\", days(7), \"Monday\");"))).isEmpty();
  }

  @Test
  void a_parameter_that_names_a_stage_names_one_of_the_pipeline() {
    String pack =
        Loader.PACK.replace(
            "\"parameters\": {",
            "\"parameters\": {\"late\": {\"type\": \"text\", \"default\": \"%s\", \"en\": \"L\","
                + " \"zh\": \"后\"},");
    String rule = when("StageEntered(stage == param.text(\"late\"))");
    assertThat(
            new Loader(folder)
                .rules(rule)
                .file("rules/pack.json", pack.formatted("contrct"))
                .places())
        .hasSize(1)
        .first()
        .asString()
        .contains("Parameter \"late\" names stage \"contrct\", which is not there");
    assertThat(
            new Loader(folder)
                .rules(rule)
                .file("rules/pack.json", pack.formatted("contract"))
                .places())
        .isEmpty();
  }

  @Test
  void what_conditions_name_is_declared() {
    assertThat(places(when("SignalReceived(name == \"pricing-pag\")")))
        .containsExactly("rules.drl:3:27: No manifest declares signal \"pricing-pag\"");
    assertThat(places(when("TimerFired(name == \"unclickd\")")))
        .containsExactly("rules.drl:3:23: No manifest declares timer \"unclickd\"");
    assertThat(places(when("CadenceDue(name == \"visits\")")))
        .containsExactly("rules.drl:3:23: No manifest declares cadence \"visits\"");
    assertThat(places(when("JourneyEnded(name == \"nurtur\")")))
        .containsExactly("rules.drl:3:25: No manifest declares journey \"nurtur\"");
    assertThat(places(when("MessageDue(template == \"case\")")))
        .containsExactly("rules.drl:3:27: No manifest declares template \"case\"");
    assertThat(places(when("StageEntered(stage == \"needz\", previous != \"valu\")")))
        .containsExactly(
            "rules.drl:3:26: The pipeline has no stage \"needz\"",
            "rules.drl:3:47: The pipeline has no stage \"valu\"");
    assertThat(places(when("SignalReceived()\n  History(count(\"pricing-pag\", days(3)) > 2)")))
        .containsExactly("rules.drl:4:18: No manifest declares signal \"pricing-pag\"");
  }

  @Test
  void a_pack_for_every_pipeline_may_name_any_stage() {
    assertThat(
            new Loader(folder)
                .file("rules/pack.json", Loader.PACK.replace("[\"sample\"]", "[\"*\"]"))
                .rules(when("StageEntered(stage == \"elsewhere\")"))
                .places())
        .isEmpty();
  }

  @Test
  void a_look_back_longer_than_a_signal_is_kept_is_refused() {
    String history = "SignalReceived()\n  History(visits(\"pricing-page\", %s) > 2)";
    assertThat(places(when(history.formatted("days(31)"))))
        .containsExactly(
            "rules.drl:4:34: This looks back 31 days, but signal \"pricing-page\" is kept for 30"
                + " days");
    assertThat(places(when(history.formatted("param.days(\"long-window\")"))))
        .containsExactly(
            "rules.drl:4:34: This looks back 31 days, but signal \"pricing-page\" is kept for 30"
                + " days");
    assertThat(places(when(history.formatted("months(1)")))).hasSize(1);
    assertThat(places(when(history.formatted("businessDays(1)"))))
        .containsExactly("rules.drl:4:34: A look back cannot be counted in 1 business day");
    assertThat(places(when(history.formatted("days(30)")))).isEmpty();
    assertThat(places(when(history.formatted("hours(720)")))).isEmpty();
    assertThat(places(when(history.formatted("param.days(\"window\")")))).isEmpty();
    String by = "SignalReceived($who : contact)\n  History(visitsBy($who, \"%s\", days(31)) > 2)";
    assertThat(places(when(by.formatted("pricing-page")))).hasSize(1);
    assertThat(places(when(by.formatted("prices"))))
        .containsExactly("rules.drl:4:27: No manifest declares signal \"prices\"");
  }

  @Test
  void only_a_rule_on_a_requested_stage_blocks() {
    assertThat(places(then("decide.block(\"a\", \"b\");")))
        .containsExactly("rules.drl:5:10: Rule \"r\" blocks, but nothing asked for a stage");
    assertThat(places(rule("StageRequested()", "decide.block(\"a\", \"b\");"))).isEmpty();
  }

  @Test
  void an_unknown_decision_is_found_and_the_right_one_named() {
    List<Fault> faults =
        new Loader(folder).rules(then("decide.sendEmial(null, \"case-study\");")).faults();
    assertThat(faults.get(0).advice()).startsWith("Did you mean \"sendEmail\"?");
  }

  @Test
  void annotations_are_requirement_priority_and_zh() {
    assertThat(
            places(
                "rule r\n  @requirment(\"A1\")\n  @priority(\"a\")\n  @requirement(5)\nwhen\n"
                    + "  SignalReceived()\nthen\nend"))
        .containsExactly(
            "rules.drl:2:3: Unknown annotation @requirment",
            "rules.drl:3:3: @priority takes one whole number",
            "rules.drl:4:3: @requirement names no requirement");
  }

  @Test
  void a_chinese_name_is_one_text_in_quotes() {
    String rest = "\nwhen\n  SignalReceived()\nthen\nend";
    assertThat(places("rule r\n  @zh(\"报价\")" + rest)).isEmpty();
    for (String wrong : List.of("@zh", "@zh()", "@zh(报价)", "@zh(\" \")", "@zh({\"a\", \"b\"})")) {
      assertThat(places("rule r\n  " + wrong + rest))
          .as(wrong)
          .contains("rules.drl:2:3: @zh takes the rule's name in Chinese");
    }
    assertThat(places("rule r\n  @zh(\"a\")\n  @zh(\"b\")" + rest))
        .contains("rules.drl:3:3: Annotation @zh is there twice");
  }

  /** The analyser of consequences stumbles over a switch expression on an enum. */
  @Test
  void a_switch_expression_on_an_enum_is_refused_in_its_line() {
    assertThat(
            places(
                rule(
                    "SignalReceived()\n  $t : Task()",
                    "decide.tag(switch ($t.status()) { case OPEN -> \"b\"; default -> \"c\"; });")))
        .isNotEmpty()
        .allSatisfy(place -> assertThat(place).startsWith("rules.drl:6:"));
  }
}
