package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.base.rule.LineMappings;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.compiler.compiler.DescrBuildError;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.jspecify.annotations.Nullable;
import org.kie.internal.builder.KnowledgeBuilderError;
import org.kie.internal.jci.CompilationProblem;

/** Says in an author's terms what the compiler found. */
final class BuildFaults {

  private static final Pattern EXPRESSION =
      Pattern.compile(
          "Unable to Analy[sz]e Expression '?(.+?)'?(:?\\s*\\R|:?\\s*$)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Lines the compiler puts between the head of its class and the first line of a consequence. */
  private static final int METHOD_HEAD = 4;

  private static final Pattern ERROR = Pattern.compile("\\[Error: (.+?)\\]\\s*(\\R|$)");
  private static final Pattern SUBJECT =
      Pattern.compile("(?:The (?:method|constructor|type|local variable|field) )?([$\\w]+)\\b");

  private final KnowledgeBuilderImpl builder;
  private final List<Fault> faults;
  private final Map<String, ParsedRule> rules = new HashMap<>();
  private final Set<Fault> found = new LinkedHashSet<>();

  BuildFaults(KnowledgeBuilderImpl builder, List<ParsedRule> rules, List<Fault> faults) {
    this.builder = builder;
    this.faults = faults;
    rules.forEach(rule -> this.rules.put(rule.name(), rule));
  }

  /** Adds what was not found before. */
  void report() {
    for (KnowledgeBuilderError error : builder.getErrors()) {
      ParsedRule rule = error instanceof DescrBuildError descr ? rule(descr) : null;
      if (rule == null) {
        if (!rules.isEmpty()) {
          ParsedRule any = rules.values().iterator().next();
          found.add(
              new Fault(any.source().file(), 0, 0, null, plain(error), "Look at the rule named."));
        }
      } else if (((DescrBuildError) error).getObject() instanceof CompilationProblem[] problems) {
        for (CompilationProblem problem : problems) {
          consequence(rule, (DescrBuildError) error, problem);
        }
      } else if (!condemned(rule)) {
        condition(rule, (DescrBuildError) error);
      }
    }
    faults.addAll(found);
  }

  private @Nullable ParsedRule rule(DescrBuildError error) {
    if (error.getParentDescr() instanceof RuleDescr rule) {
      return rules.get(rule.getName());
    }
    return error.getDescr() instanceof RuleDescr rule ? rules.get(rule.getName()) : null;
  }

  /** Whether the conditions of a rule have faults already; the compiler says the same again. */
  private boolean condemned(ParsedRule rule) {
    int last = rule.source().line(rule.then());
    return faults.stream()
        .anyMatch(
            fault ->
                fault.file().equals(rule.source().file())
                    && fault.line() >= rule.line()
                    && fault.line() <= last);
  }

  private void condition(ParsedRule rule, DescrBuildError error) {
    int at = place(rule, error);
    String message = plain(error);
    for (Fault known : found) {
      if (known.line() == rule.source().line(at) && known.file().equals(rule.source().file())) {
        return;
      }
    }
    found.add(
        rule.fault(
            at,
            "This condition does not compile: " + message,
            "Check names and types; conditions read fields by name, without get or brackets."));
  }

  /** Where a condition stands: its text is looked up, because in joins the compiler has no line. */
  private static int place(ParsedRule rule, DescrBuildError error) {
    Matcher expression = EXPRESSION.matcher(error.getMessage());
    if (expression.find()) {
      String text = expression.group(1).strip();
      for (ParsedRule.Pattern pattern : rule.patterns()) {
        for (ParsedRule.Constraint constraint : pattern.constraints()) {
          if (constraint.text().contains(text)) {
            return constraint.offset() + constraint.text().indexOf(text);
          }
        }
      }
    }
    BaseDescr descr = error.getDescr();
    return descr == null || descr.getLine() < 1
        ? rule.start()
        : rule.source().startOfLine(descr.getLine()) + Math.max(0, descr.getColumn());
  }

  private void consequence(ParsedRule rule, DescrBuildError error, CompilationProblem problem) {
    String message = problem.getMessage().replaceFirst(" for the type Rule_\\w+$", "");
    Matcher subject = SUBJECT.matcher(message);
    String word = subject.lookingAt() ? subject.group(1) : "";
    if (word.startsWith("$") && condemned(rule)) {
      return;
    }
    int line = line(rule, error, problem);
    SourceText source = rule.source();
    int start = source.startOfLine(line);
    int end = source.endOfLine(line);
    Matcher place =
        Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])")
            .matcher(source.code())
            .region(start, end);
    place.useTransparentBounds(true);
    int at = !word.isEmpty() && place.find() ? place.start() : firstWord(source, start, end);
    found.add(
        rule.fault(
            Math.max(at, rule.start()),
            "This does not compile: " + message,
            message.contains("(Budget") && message.contains("(String")
                ? "A duration is no text: write businessHours(2), or param.budget(\"…\")."
                : "A consequence is Java: read a fact's field with brackets, $lead.industry()."));
  }

  private static int firstWord(SourceText source, int start, int end) {
    int at = source.skipBlanks(start);
    return at < end ? at : start;
  }

  /** The line of a problem in the rule file, given its line in the class made of the rule. */
  private int line(ParsedRule rule, DescrBuildError error, CompilationProblem problem) {
    SourceText source = rule.source();
    int first =
        source.line(rule.then() + Expressions.leading(source.text().substring(rule.then())));
    if (error.getDescr() instanceof RuleDescr descr) {
      String name = Compiler.PACKAGE + "." + descr.getClassName();
      var registry = builder.getPackageRegistry(Compiler.PACKAGE);
      LineMappings mapping =
          registry == null ? null : registry.getDialectRuntimeRegistry().getLineMappings(name);
      if (mapping != null) {
        int index = problem.getStartLine() - mapping.getOffset() - METHOD_HEAD;
        int line = first + Math.max(0, index);
        return Math.min(line, source.line(rule.end() - 1));
      }
    }
    return first;
  }

  private static String plain(KnowledgeBuilderError error) {
    Matcher inner = ERROR.matcher(error.getMessage());
    String message = inner.find() ? inner.group(1) : error.getMessage();
    return message.replaceAll("\\s+", " ").replace("using strict-mode: ", "").strip();
  }
}
