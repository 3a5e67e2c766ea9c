package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is checked when rules are loaded, beyond their syntax. */
final class Checks {

  private final Types types;
  private final Vocabulary vocabulary;
  private final Globals globals;
  private final Compiler compiler;
  private final List<Fault> faults;

  Checks(
      Types types, Vocabulary vocabulary, Globals globals, Compiler compiler, List<Fault> faults) {
    this.types = types;
    this.vocabulary = vocabulary;
    this.globals = globals;
    this.compiler = compiler;
    this.faults = faults;
  }

  void check(List<ParsedRule> rules) {
    List<ParsedRule> distinct = distinct(rules);
    imports(distinct);
    for (ParsedRule rule : distinct) {
      new WordCheck(rule, faults).check();
      new NameCheck(rule, vocabulary, globals.decideType(), faults).check();
      LiteralCheck literals = new LiteralCheck(rule, vocabulary, faults);
      Bindings.walk(
          rule,
          vocabulary,
          (pattern, constraint, fact, variables) -> {
            new FieldCheck(rule, types, faults, variables, fact.type(), constraint).check();
            literals.check(constraint, fact, variables);
          });
    }
    new BuildFaults(compiler.build(distinct), distinct, faults).report();
  }

  private List<ParsedRule> distinct(List<ParsedRule> rules) {
    Map<String, ParsedRule> seen = new LinkedHashMap<>();
    for (ParsedRule rule : rules) {
      ParsedRule first = seen.putIfAbsent(rule.name(), rule);
      if (first != null) {
        faults.add(
            rule.fault(
                rule.start(),
                "Rule \""
                    + rule.name()
                    + "\" is there twice, first in "
                    + first.source().file()
                    + " line "
                    + first.line(),
                "Give one of them another name: becauses name rules."));
      }
    }
    return new ArrayList<>(seen.values());
  }

  /** All rules are compiled together, so one name must mean one class in all files. */
  private void imports(List<ParsedRule> rules) {
    Map<String, Class<?>> seen = new LinkedHashMap<>();
    for (ParsedRule rule : rules) {
      rule.imports()
          .forEach(
              (name, type) -> {
                Class<?> first = seen.putIfAbsent(name, type);
                if (first != null && first != type) {
                  faults.add(
                      rule.fault(
                          Math.max(0, rule.source().code().indexOf(type.getCanonicalName())),
                          "\"" + name + "\" is " + first.getName() + " in another file",
                          "Import one of the two only."));
                  seen.put(name, type);
                }
              });
    }
  }
}
