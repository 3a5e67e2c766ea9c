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
            "rules.drl:2:34: This does not compile: The method undefined() is undefined for the"
                + " type Rule_r");
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
            "rules.drl:11:3: This does not compile: The method foo() is undefined for the type"
                + " Rule_q");
  }
}
