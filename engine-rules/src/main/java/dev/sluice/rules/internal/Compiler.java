package dev.sluice.rules.internal;

import dev.sluice.time.Budget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.compiler.builder.impl.KnowledgeBuilderImpl;
import org.drools.core.impl.RuleBaseFactory;
import org.drools.drl.ast.descr.FunctionImportDescr;
import org.drools.drl.ast.descr.GlobalDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.internal.builder.KnowledgeBuilderConfiguration;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.builder.conf.ParallelRulesBuildThresholdOption;
import org.kie.internal.builder.conf.PropertySpecificOption;
import org.kie.internal.conf.ConstraintJittingThresholdOption;

/** Makes rule bases of parsed rules. */
final class Compiler {

  static final String PACKAGE = "dev.sluice.rules.pack";

  private static final Pattern WORD = Pattern.compile("\\w+");

  private final Types types;
  private final ClassLoader loader;
  private final Globals globals;

  Compiler(Types types, ClassLoader loader, Globals globals) {
    this.types = types;
    this.loader = loader;
    this.globals = globals;
  }

  /** Compiles rules, all of which were parsed without a fault, so that errors have their lines. */
  KnowledgeBuilderImpl build(List<ParsedRule> rules) {
    PackageDescr tree = tree(rules);
    Map<SourceText, Set<Integer>> wanted = new LinkedHashMap<>();
    for (ParsedRule rule : rules) {
      wanted.computeIfAbsent(rule.source(), source -> new HashSet<>()).add(rule.start());
    }
    wanted.forEach(
        (source, starts) -> {
          for (RuleDescr rule : RuleReader.tree(source.text()).getRules()) {
            if (starts.contains(Math.max(0, rule.getStartCharacter()))) {
              tree.addRule(rule);
            }
          }
        });
    return build(tree);
  }

  private KnowledgeBuilderImpl build(PackageDescr tree) {
    // Its default builds ten rules or more on a pool of threads that nobody asked for.
    KnowledgeBuilderConfiguration configuration =
        KnowledgeBuilderFactory.newKnowledgeBuilderConfiguration(null, loader);
    configuration.setOption(ParallelRulesBuildThresholdOption.get(-1));
    // Facts never change, so rules need not know which of their fields did.
    configuration.setOption(PropertySpecificOption.DISABLED);
    KnowledgeBuilderImpl builder =
        (KnowledgeBuilderImpl) KnowledgeBuilderFactory.newKnowledgeBuilder(configuration);
    builder.addPackage(tree);
    return builder;
  }

  /** A rule base of rules that are known to compile. */
  InternalKnowledgeBase base(List<ParsedRule> rules) {
    // Only these rules are parsed again: a file may be large, and places no longer matter. The
    // builder changes the tree it builds from, so each build parses its own.
    List<RuleDescr> trees = new ArrayList<>();
    rules.forEach(rule -> trees.addAll(RuleReader.tree(rule.text()).getRules()));
    return base(rules, trees);
  }

  /** A rule base of syntax trees made from rules. */
  InternalKnowledgeBase base(List<ParsedRule> rules, List<RuleDescr> trees) {
    PackageDescr tree = tree(rules);
    trees.forEach(tree::addRule);
    KnowledgeBuilderImpl builder = build(tree);
    if (builder.hasErrors()) {
      throw new IllegalStateException(
          "Rules compiled together and not apart: " + builder.getErrors());
    }
    KieBaseConfiguration configuration =
        RuleBaseFactory.newKnowledgeBaseConfiguration(null, loader);
    configuration.setOption(KieBaseMutabilityOption.DISABLED);
    // Compiles conditions at their first evaluation: the same code then judges every event.
    configuration.setOption(ConstraintJittingThresholdOption.get(0));
    InternalKnowledgeBase base = KnowledgeBaseFactory.newKnowledgeBase(configuration);
    base.addPackages(builder.getKnowledgePackages());
    return base;
  }

  private PackageDescr tree(List<ParsedRule> rules) {
    PackageDescr tree = new PackageDescr(PACKAGE);
    // The compiler reads the class of every import, so only what is named is imported.
    Set<String> words = words(rules);
    for (Class<?> type : types.imported()) {
      if (words.contains(type.getSimpleName())) {
        addImport(tree, type);
      }
    }
    for (String budget : Types.BUDGETS) {
      if (words.contains(budget)) {
        FunctionImportDescr function = new FunctionImportDescr();
        function.setTarget(Budget.class.getName() + "." + budget);
        tree.addFunctionImport(function);
      }
    }
    tree.addGlobal(new GlobalDescr("decide", globals.decideType().getName()));
    tree.addGlobal(new GlobalDescr("param", globals.param().getClass().getName()));
    rules.forEach(rule -> rule.imports().values().forEach(type -> addImport(tree, type)));
    return tree;
  }

  private static Set<String> words(List<ParsedRule> rules) {
    Set<String> words = new HashSet<>();
    for (ParsedRule rule : rules) {
      Matcher word = WORD.matcher(rule.source().code()).region(rule.start(), rule.end());
      while (word.find()) {
        words.add(word.group());
      }
    }
    return words;
  }

  private static void addImport(PackageDescr tree, Class<?> type) {
    String name = type.getCanonicalName();
    if (tree.getImports().stream().noneMatch(known -> known.getTarget().equals(name))) {
      tree.addImport(new ImportDescr(name));
    }
  }
}
