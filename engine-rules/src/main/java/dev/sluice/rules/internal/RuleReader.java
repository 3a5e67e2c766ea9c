package dev.sluice.rules.internal;

import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import dev.sluice.rules.internal.ParsedRule.Constraint;
import dev.sluice.rules.internal.ParsedRule.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.NamedConsequenceDescr;
import org.drools.drl.ast.descr.OrDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.conf.LanguageLevelOption;

/** Reads one file of rules: what is in it, and what may not be in it. */
final class RuleReader {

  private static final Pattern ANNOTATION = Pattern.compile("@\\s*([\\w.]+)\\s*");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern REQUIREMENTS =
      Pattern.compile("\\(\\s*(\"[^\"]+\"|\\{\\s*\"[^\"]+\"(\\s*,\\s*\"[^\"]+\")*\\s*\\})\\s*\\)");
  private static final Pattern PRIORITY = Pattern.compile("\\(\\s*(-?\\d{1,6})\\s*\\)");
  private static final Pattern CHINESE = Pattern.compile("\\(\\s*\"(\\s*[^\"\\s][^\"]*)\"\\s*\\)");
  static final Pattern BINDING =
      Pattern.compile("\\s*(\\$?[A-Za-z_]\\w*)\\s*:=?(?!:)\\s*(.+)", Pattern.DOTALL);

  private static final Map<String, String> FORBIDDEN_AT_THE_TOP =
      Map.of(
          "package", "Delete it: the pack supplies the package.",
          "global", "Delete it: the pack supplies decide and param.",
          "declare", "Facts are Java records. Register the host's own with the loader.",
          "function", "Write a method on a host record, or compute the value before the rules.",
          "query", "Write a rule; a query answers nobody here.",
          "unit", "Delete it: rule units are not used.",
          "dialect", "Delete it: consequences are Java.");

  private final SourceText source;
  private final RuleFile file;
  private final Types types;
  private final List<Fault> faults;
  private final Map<String, Class<?>> imports = new LinkedHashMap<>();
  private final Set<String> ofFile = new HashSet<>();
  private final List<ParsedRule> rules = new ArrayList<>();

  RuleReader(RuleFile file, Types types, List<Fault> faults) {
    this.source = new SourceText(file.name(), file.text());
    this.file = file;
    this.types = types;
    this.faults = faults;
  }

  /** The syntax tree of a text that is known to parse. */
  static PackageDescr tree(String text) {
    try {
      PackageDescr tree = new DrlParser(LanguageLevelOption.DRL6).parse(false, text);
      if (tree != null) {
        return tree;
      }
    } catch (DroolsParserException e) {
      throw new IllegalStateException("Rules parsed once and then not again", e);
    }
    throw new IllegalStateException("Rules parsed once and then not again");
  }

  /** The rules of the file; fewer or none where faults were found. */
  List<ParsedRule> read() {
    DrlParser parser = new DrlParser(LanguageLevelOption.DRL6);
    PackageDescr tree = null;
    try {
      tree = parser.parse(false, source.text());
    } catch (DroolsParserException e) {
      fault(0, "This cannot be read: " + e.getMessage(), "Look for what is no rule.");
    }
    parser
        .getErrors()
        .forEach(error -> faults.add(syntax(error instanceof ParserError e ? e : null, error)));
    if (tree == null || parser.hasErrors()) {
      return rules;
    }
    top(tree);
    for (RuleDescr rule : tree.getRules()) {
      read(rule);
    }
    return rules;
  }

  private Fault syntax(@Nullable ParserError place, Object error) {
    int line = place == null ? 1 : Math.max(1, place.getRow());
    int column = place == null ? 1 : Math.max(0, place.getCol()) + 1;
    String message =
        place == null ? String.valueOf(error) : String.valueOf(place.getMessage()).strip();
    String plain =
        message
            .replaceFirst("^\\[ERR \\d+\\] ?(Line \\d+:\\d+ )?", "")
            .replace("'<eof>'", "end of the file");
    return source.at(
        line,
        column,
        "This is no rule: " + plain,
        "Check brackets, quotes and the words rule, when, then and end, here and just before. The"
            + " rest of this file was not checked.");
  }

  private void top(PackageDescr tree) {
    Matcher word =
        Pattern.compile("(?m)^\\s*(package|global|declare|function|query|unit|dialect)\\b")
            .matcher(outsideRules(tree));
    while (word.find()) {
      String found = word.group(1);
      String advice = FORBIDDEN_AT_THE_TOP.getOrDefault(found, "Delete it.");
      fault(word.start(1), "\"" + found + "\" is not for rule files", advice);
    }
    for (AttributeDescr attribute : tree.getAttributes()) {
      ofFile.add(attribute.getName());
      if (!attribute.getName().equals("dialect")) {
        refuseAttribute(attribute, 0, source.text().length());
      }
    }
    for (ImportDescr entry : tree.getImports()) {
      readImport(entry);
    }
    if (!tree.getFunctionImports().isEmpty() || !tree.getAccumulateImports().isEmpty()) {
      Matcher matcher =
          Pattern.compile("\\bimport\\s+(static|function|acc)").matcher(source.code());
      while (matcher.find()) {
        fault(
            matcher.start(),
            "A rule file imports classes only",
            "Write a method on a host record instead of a function.");
      }
    }
  }

  /** The code of the file with every rule blanked. */
  private String outsideRules(PackageDescr tree) {
    StringBuilder code = new StringBuilder(source.code());
    for (RuleDescr rule : tree.getRules()) {
      if (!rule.isQuery()) {
        for (int i = rule.getStartCharacter(); i <= end(rule); i++) {
          if (i < code.length() && code.charAt(i) != '\n') {
            code.setCharAt(i, ' ');
          }
        }
      }
    }
    return code.toString();
  }

  private int end(RuleDescr rule) {
    return Math.min(source.text().length(), rule.getEndCharacter() + 1);
  }

  private void readImport(ImportDescr entry) {
    String target = entry.getTarget();
    int offset = Math.max(0, source.code().indexOf(target));
    if (target.endsWith("*")) {
      fault(offset, "An import names one class", "Write one import for each class.");
      return;
    }
    if (target.matches("java\\.(io|nio|net|sql|lang\\.reflect)\\..*")) {
      fault(
          offset,
          target + " is not for rules",
          "A rule reads facts and says decisions; it does no I/O.");
      return;
    }
    Class<?> type = types.load(target);
    if (type == null) {
      fault(
          offset,
          "There is no class " + target,
          "Check its name, and that it is on the class path of the host.");
      return;
    }
    imports.put(type.getSimpleName(), type);
  }

  private void read(RuleDescr rule) {
    if (rule.isQuery()) {
      return;
    }
    int start = Math.max(0, rule.getStartCharacter());
    int end = end(rule);
    int when = find("\\bwhen\\b", start, end);
    int then = find("\\bthen\\b", Math.max(when, start), end);
    String head = source.code().substring(start, when < 0 ? then : when);
    if (rule.getParentName() != null) {
      fault(
          start + head.indexOf("extends"),
          "Rule \"" + rule.getName() + "\" extends another",
          "Write out its conditions; a reader sees them all in one place then.");
    }
    for (AttributeDescr attribute : rule.getAttributes().values()) {
      // Those of the file are among them, and were refused already.
      if (!ofFile.contains(attribute.getName())) {
        refuseAttribute(attribute, start, end);
      }
    }
    List<ParsedRule.Pattern> patterns = new ArrayList<>();
    new Tree(rule.getName(), patterns).walk(rule.getLhs());
    Annotations annotations = annotations(start, start + head.length());
    ParsedRule parsed =
        new ParsedRule(
            source,
            file.checksStages(),
            file.pack(),
            rule.getName(),
            annotations.zh(),
            start,
            end,
            when < 0 ? then : when + "when".length(),
            then + "then".length(),
            annotations.requirements(),
            annotations.priority(),
            List.copyOf(patterns),
            imports);
    if (trigger(rule, parsed)) {
      rules.add(parsed);
    }
  }

  private boolean trigger(RuleDescr rule, ParsedRule parsed) {
    List<?> conditions = rule.getLhs().getDescrs();
    boolean plain =
        !conditions.isEmpty()
            && conditions.get(0) instanceof PatternDescr first
            && first.getSource() == null
            && !first.isQuery();
    if (!plain) {
      BaseDescr first = conditions.isEmpty() ? rule : (BaseDescr) conditions.get(0);
      fault(
          Math.max(parsed.start(), first.getStartCharacter()),
          "Rule \"" + rule.getName() + "\" does not begin with its event",
          "Write the event that triggers it as its first pattern, for example"
              + " SignalReceived(name == \"pricing-page\").");
      return false;
    }
    ParsedRule.Pattern first = parsed.patterns().get(0);
    if (first.type() != null && !types.isEvent(first.type())) {
      parsedFault(
          first,
          first.typeName() + " is no event",
          "Write the event that triggers the rule first, then the facts. Events: "
              + String.join(", ", types.eventNames())
              + ".");
      return false;
    }
    return true;
  }

  private void parsedFault(ParsedRule.Pattern pattern, String message, String advice) {
    int at = source.code().indexOf(pattern.typeName(), pattern.offset());
    fault(at < 0 ? pattern.offset() : at, message, advice);
  }

  private void refuseAttribute(AttributeDescr attribute, int start, int end) {
    String name = attribute.getName();
    int at = find("\\b" + Pattern.quote(name) + "\\b", start, end);
    fault(
        at < 0 ? start : at,
        "Rule attribute \"" + name + "\" is not for rules here",
        name.equals("salience")
            ? "Order cannot matter: delete it. Where only one decision can stand, write"
                + " @priority(5)."
            : "Delete it: a rule fires once for each match and changes nothing.");
  }

  /** What the annotations of a rule say. */
  private record Annotations(List<String> requirements, int priority, @Nullable String zh) {}

  private Annotations annotations(int start, int end) {
    List<String> requirements = new ArrayList<>();
    int priority = 0;
    String zh = null;
    List<String> seen = new ArrayList<>();
    Matcher found = ANNOTATION.matcher(source.code()).region(start, end);
    while (found.find()) {
      String name = found.group(1);
      boolean twice = seen.contains(name);
      seen.add(name);
      String text = source.uncommented();
      if (twice) {
        fault(
            found.start(),
            "Annotation @" + name + " is there twice",
            "Write one"
                + (name.equals("requirement") ? ": @requirement({\"A1.4\", \"A1.5\"})." : "."));
      } else if (name.equals("requirement")) {
        Matcher value = REQUIREMENTS.matcher(text).region(found.end(), end);
        if (value.lookingAt()) {
          Matcher each = QUOTED.matcher(value.group());
          while (each.find()) {
            requirements.add(each.group(1));
          }
        } else {
          fault(
              found.start(),
              "@requirement names no requirement",
              "Write @requirement(\"A1.4\") or @requirement({\"A1.4\", \"A1.5\"}).");
        }
      } else if (name.equals("priority")) {
        Matcher value = PRIORITY.matcher(text).region(found.end(), end);
        if (value.lookingAt()) {
          priority = Integer.parseInt(value.group(1));
        } else {
          fault(found.start(), "@priority takes one whole number", "Write @priority(5).");
        }
      } else if (name.equals("zh")) {
        Matcher value = CHINESE.matcher(text).region(found.end(), end);
        if (value.lookingAt()) {
          zh = value.group(1).strip();
        } else {
          fault(
              found.start(),
              "@zh takes the rule's name in Chinese",
              "Write it in double quotes: @zh(\"重复访问报价页则致电\").");
        }
      } else {
        fault(
            found.start(),
            "Unknown annotation @" + name,
            DidYouMean.advice(name, List.of("requirement", "priority", "zh")));
      }
    }
    return new Annotations(List.copyOf(requirements), priority, zh);
  }

  private int find(String regex, int start, int end) {
    Matcher matcher = Pattern.compile(regex).matcher(source.code()).region(start, end);
    matcher.useTransparentBounds(true);
    return matcher.find() ? matcher.start() : -1;
  }

  private void fault(int offset, String message, String advice) {
    faults.add(source.fault(Math.max(0, offset), message, advice));
  }

  /** Flattens the conditions of one rule. */
  private final class Tree {

    private final String rule;
    private final List<ParsedRule.Pattern> patterns;
    private boolean ambiguous;

    Tree(String rule, List<ParsedRule.Pattern> patterns) {
      this.rule = rule;
      this.patterns = patterns;
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
        parsedFault(
            parsed,
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
  }
}
