package dev.sluice.rules.internal;

import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import dev.sluice.rules.internal.ParsedRule.Constraint;
import dev.sluice.rules.internal.ParsedRule.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.jspecify.annotations.Nullable;

/** Flattens the conditions of one rule. */
final class RulePatterns {

  static final Pattern BINDING =
      Pattern.compile("\\s*(\\$?[A-Za-z_]\\w*)\\s*:=?(?!:)\\s*(.+)", Pattern.DOTALL);

  private final String rule;
  private final SourceText source;
  private final Types types;
  private final Map<String, Class<?>> imports;
  private final List<Fault> faults;
  private final List<ParsedRule.Pattern> patterns;
  private boolean ambiguous;

  RulePatterns(
      String rule,
      SourceText source,
      Types types,
      Map<String, Class<?>> imports,
      List<ParsedRule.Pattern> patterns,
      List<Fault> faults) {
    this.rule = rule;
    this.source = source;
    this.types = types;
    this.imports = imports;
    this.patterns = patterns;
    this.faults = faults;
  }

  void walk(ConditionalElementDescr conditions) {
    conditions.getDescrs().forEach(condition -> visit((BaseDescr) condition, Place.MATCHED));
  }

  private void visit(BaseDescr condition, Place place) {
    if (condition instanceof PatternDescr pattern) {
      pattern(pattern, ambiguous ? Place.HIDDEN : place);
    } else if (condition instanceof EvalDescr) {
      fault(
          condition.getStartCharacter(),
          "Rule \"" + rule + "\" uses eval",
          "Write the condition inside a pattern, where it is checked and explained.");
    } else if (condition instanceof NamedConsequenceDescr) {
      fault(
          condition.getStartCharacter(),
          "Rule \"" + rule + "\" has more than one consequence",
          "Write a rule for each.");
    } else if (condition instanceof ConditionalElementDescr group) {
      boolean and = group.getClass().getSimpleName().equals("AndDescr");
      group.getDescrs().forEach(part -> visit((BaseDescr) part, and ? place : Place.HIDDEN));
      // After an or, a match has as many facts as the branch that held.
      ambiguous |= group instanceof OrDescr;
    }
  }

  private void pattern(PatternDescr pattern, Place place) {
    if (pattern.getSource() instanceof AccumulateDescr accumulate) {
      hidden(accumulate.getInputPattern(), accumulate.getInput());
      add(pattern, place == Place.MATCHED ? Place.COMPUTED : place);
    } else if (pattern.getSource() instanceof CollectDescr collect) {
      hidden(collect.getInputPattern(), null);
      add(pattern, place == Place.MATCHED ? Place.COMPUTED : place);
    } else {
      add(pattern, place);
    }
  }

  private void hidden(@Nullable PatternDescr pattern, @Nullable BaseDescr input) {
    if (pattern != null) {
      add(pattern, Place.HIDDEN);
    } else if (input != null) {
      visit(input, Place.HIDDEN);
    }
  }

  private void add(PatternDescr pattern, Place place) {
    String name = pattern.getObjectType();
    Class<?> type = types.find(name, imports);
    int offset = Math.max(0, pattern.getStartCharacter());
    ParsedRule.Pattern parsed =
        new ParsedRule.Pattern(
            name,
            type,
            pattern.getIdentifier(),
            place,
            pattern.getSource() instanceof FromDescr,
            offset,
            constraints(pattern));
    patterns.add(parsed);
    if (type == null && place != Place.COMPUTED) {
      fault(
          parsed.place(source),
          "Unknown type " + name,
          DidYouMean.advice(name, types.names())
              + " A record of the host's own is registered with the loader.");
    }
  }

  private List<Constraint> constraints(PatternDescr pattern) {
    List<Constraint> constraints = new ArrayList<>();
    for (BaseDescr part : pattern.getDescrs()) {
      if (part instanceof ExprConstraintDescr constraint) {
        int offset = source.skipBlanks(Math.max(0, constraint.getStartCharacter()));
        String text = constraint.getExpression();
        if (constraint.getType() == ExprConstraintDescr.Type.POSITIONAL
            && pattern.getSource() == null) {
          fault(
              offset,
              "\"" + text + "\" names no field",
              "Write the condition with its field, for example name == \"pricing-page\".");
        }
        Matcher bound = BINDING.matcher(text);
        if (bound.matches()) {
          int from = source.skipBlanks(offset + bound.start(2));
          constraints.add(new Constraint(bound.group(2).strip(), bound.group(1), from));
        } else {
          constraints.add(new Constraint(text.strip(), null, offset));
        }
      }
    }
    return List.copyOf(constraints);
  }

  private void fault(int offset, String message, String advice) {
    faults.add(source.fault(Math.max(0, offset), message, advice));
  }
}
