package dev.sluice.rules.internal;

import dev.sluice.fact.Account;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.History;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Moment;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Purchases;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Team;
import dev.sluice.rules.internal.Omission.Kind;
import dev.sluice.rules.internal.ParsedRule.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.ExistsDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;

/** What can be left out of a rule, and the rule without it. */
final class Omissions {

  /** Facts that every case has, or none in its pipeline: their absence is no near miss. */
  private static final Set<Class<?>> GIVEN =
      Set.of(
          SalesCase.class,
          History.class,
          Occurrence.class,
          Moment.class,
          Purchases.class,
          Lead.class,
          Account.class,
          Campaign.class,
          Team.class);

  private static final Pattern VARIABLE = Pattern.compile("(\\$\\w+)\\s*:\\s*");

  private final ParsedRule rule;
  private final Explainer explainer;
  private final Map<Constraint, List<Condition>> conditions;
  private final List<Omission> omissions = new ArrayList<>();

  private Omissions(ParsedRule rule, Explainer explainer) {
    this.rule = rule;
    this.explainer = explainer;
    this.conditions = explainer.byConstraint(rule);
  }

  static List<Omission> of(ParsedRule rule, Explainer explainer) {
    Omissions omissions = new Omissions(rule, explainer);
    omissions.find();
    return List.copyOf(omissions.omissions);
  }

  private void find() {
    List<BaseDescr> elements = tree(rule).getLhs().getDescrs();
    for (int i = 0; i < elements.size(); i++) {
      BaseDescr element = elements.get(i);
      if (element instanceof PatternDescr pattern) {
        boolean any = constraints(i, pattern);
        boolean fact = pattern.getSource() == null || pattern.getSource() instanceof FromDescr;
        Class<?> type = parsed(pattern).type();
        if (i > 0 && fact && (type == null || !GIVEN.contains(type))) {
          whole(elements, i, Kind.FACT, !any);
        }
      } else {
        whole(elements, i, element instanceof NotDescr ? Kind.NOT : Kind.FACT, true);
      }
    }
  }

  /** Whether there are any. */
  private boolean constraints(int element, PatternDescr pattern) {
    ParsedRule.Pattern parsed = parsed(pattern);
    String key = element == 0 && EventRules.nameReader(type(parsed)) != null ? key() : null;
    boolean any = false;
    for (int i = 0; i < parsed.constraints().size(); i++) {
      Constraint constraint = parsed.constraints().get(i);
      List<Condition> readings = conditions.getOrDefault(constraint, List.of());
      if (readings.isEmpty() || constraint.text().equals(key)) {
        continue;
      }
      any = true;
      String words = parsed.typeName() + "(" + explainer.shown(constraint.text()) + ")";
      omissions.add(new Omission(rule, element, i, Kind.CONSTRAINT, words, readings, true));
    }
    return any;
  }

  private static Class<?> type(ParsedRule.Pattern pattern) {
    return pattern.type() == null ? Object.class : pattern.type();
  }

  /** The constraint that keys the partition: an event of another name never gets here. */
  private @Nullable String key() {
    for (Constraint constraint : rule.patterns().get(0).constraints()) {
      if (Expressions.equalsText(constraint.text(), "name") != null) {
        return constraint.text();
      }
    }
    return null;
  }

  private void whole(List<BaseDescr> elements, int element, Kind kind, boolean alone) {
    String words = words(elements.get(element));
    List<String> others = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      if (i != element) {
        others.add(words(elements.get(i)));
      }
    }
    Matcher variable = VARIABLE.matcher(words);
    while (variable.find()) {
      Pattern use = Pattern.compile(Pattern.quote(variable.group(1)) + "\\b");
      if (others.stream().anyMatch(other -> use.matcher(other).find())) {
        return;
      }
    }
    omissions.add(
        new Omission(
            rule,
            element,
            -1,
            kind,
            explainer.shown(VARIABLE.matcher(words).replaceAll("")),
            List.of(),
            alone));
  }

  private ParsedRule.Pattern parsed(PatternDescr pattern) {
    int offset = rule.start() + Math.max(0, pattern.getStartCharacter());
    for (ParsedRule.Pattern parsed : rule.patterns()) {
      if (parsed.offset() == offset) {
        return parsed;
      }
    }
    throw new IllegalStateException("Pattern " + pattern + " is not in rule " + rule.name());
  }

  private static String words(BaseDescr element) {
    if (element instanceof PatternDescr pattern) {
      String fact =
          pattern.getObjectType()
              + pattern.getDescrs().stream()
                  .map(part -> part instanceof ExprConstraintDescr expr ? expr.getExpression() : "")
                  .collect(Collectors.joining(", ", "(", ")"));
      return pattern.getIdentifier() == null ? fact : pattern.getIdentifier() + " : " + fact;
    }
    if (element instanceof ConditionalElementDescr group) {
      String parts =
          group.getDescrs().stream()
              .map(part -> words((BaseDescr) part))
              .collect(Collectors.joining(" " + word(group) + " "));
      return element instanceof NotDescr
          ? "not " + parts
          : element instanceof ExistsDescr ? "exists " + parts : "(" + parts + ")";
    }
    return element.toString();
  }

  private static String word(ConditionalElementDescr group) {
    return group.getClass().getSimpleName().equals("OrDescr") ? "or" : "and";
  }

  /** The rule with no consequence. */
  static RuleDescr tree(ParsedRule rule) {
    RuleDescr tree = RuleReader.tree(rule.text()).getRules().get(0);
    tree.setConsequence("");
    return tree;
  }

  /** The rule with no consequence and without a condition, whose variables stay. */
  static RuleDescr without(Omission omission) {
    RuleDescr tree = tree(omission.rule());
    BaseDescr element = tree.getLhs().getDescrs().get(omission.element());
    if (omission.constraint() < 0) {
      tree.getLhs().removeDescr(element);
    } else if (element instanceof PatternDescr pattern) {
      int left = omission.constraint();
      for (BaseDescr part : List.copyOf(pattern.getDescrs())) {
        if (part instanceof ExprConstraintDescr constraint && left-- == 0) {
          loosen(pattern, constraint);
        }
      }
    }
    return tree;
  }

  private static void loosen(PatternDescr pattern, ExprConstraintDescr constraint) {
    Matcher bound = RulePatterns.BINDING.matcher(constraint.getExpression());
    if (bound.matches()) {
      String left = Expressions.comparisons(bound.group(2)).get(0).left();
      constraint.setExpression(bound.group(1) + " : " + left);
    } else {
      pattern.removeConstraint(constraint);
    }
  }
}
