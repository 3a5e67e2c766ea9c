package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is checked when rules are loaded, beyond their syntax. */
final class Checks {

  private final Compiler compiler;
  private final List<Fault> faults;

  Checks(Compiler compiler, List<Fault> faults) {
    this.compiler = compiler;
    this.faults = faults;
  }

  void check(List<ParsedRule> rules) {
    unique(rules);
    if (faults.isEmpty()) {
      compiler
          .build(rules)
          .getErrors()
          .forEach(error -> faults.add(rules.get(0).fault(0, error.getMessage(), "")));
    }
  }

  private void unique(List<ParsedRule> rules) {
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
  }
}
