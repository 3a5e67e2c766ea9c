package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.AttributeDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
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
    new RulePatterns(rule.getName(), source, types, imports, patterns, faults).walk(rule.getLhs());
    RuleAnnotations annotations =
        RuleAnnotations.read(source, start, start + head.length(), faults);
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
      fault(
          first.place(source),
          first.typeName() + " is no event",
          "Write the event that triggers the rule first, then the facts. Events: "
              + String.join(", ", types.eventNames())
              + ".");
      return false;
    }
    return true;
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

  private int find(String regex, int start, int end) {
    Matcher matcher = Pattern.compile(regex).matcher(source.code()).region(start, end);
    matcher.useTransparentBounds(true);
    return matcher.find() ? matcher.start() : -1;
  }

  private void fault(int offset, String message, String advice) {
    faults.add(source.fault(Math.max(0, offset), message, advice));
  }
}
