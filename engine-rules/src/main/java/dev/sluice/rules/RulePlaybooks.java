package dev.sluice.rules;

import dev.sluice.fault.DefinitionException;
import dev.sluice.playbook.Playbook;
import dev.sluice.rules.internal.RuleEngine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes playbooks from folders of JSON and {@code .drl}.
 *
 * <p>A <em>playbook folder</em> holds {@code playbook.json}:
 *
 * <pre>{@code
 * {
 *   "id": "lead-to-cash",
 *   "pipeline": "pipeline.json",
 *   "packs": ["rules", "../../packs/first-touch"],
 *   "calendar": "mainland-china",
 *   "parameters": {"pricing.visits": 3},
 *   "templates": {
 *     "case-study-reminder": {"channel": "sms", "en": "Seen our case study?", "zh": "案例看了吗？"}
 *   },
 *   "taskTypes": {
 *     "pricing-call": {"en": "Pricing call", "zh": "报价电话", "completedBy": ["call", "visit"]}
 *   },
 *   "signals": {"pricing-page": {"keep": "30 days", "most": 50}},
 *   "timers": {"case-study-unclicked": {"en": "Case study unread", "zh": "案例未读"}}
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@code pipeline} is a file ({@link dev.sluice.pipeline.Pipeline} says what is in it), each
 *       of {@code packs} a rule pack folder; paths start from the playbook's folder.
 *   <li>{@code calendar} is {@code "mainland-china"}, which is also what counts without one, or a
 *       file ({@link dev.sluice.time.BusinessCalendar#read} says what is in it).
 *   <li>{@code parameters} overrides what the packs preset.
 *   <li>{@code templates}, {@code taskTypes}, {@code signals} and {@code timers} are what rules may
 *       name; all may be left out. {@code completedBy} lists the activities,
 *       deliverables and documents that complete a task.
 *       A template's {@code digest} is the {@linkplain dev.sluice.time.Interval#parse interval} over
 *       which notices made of it are gathered; without it, they go out at once.
 *   <li>{@code roles} says what people call the roles that rules and pipeline name, as {@code
 *       {"closer": {"en": "Deal closer", "zh": "签单人"}}}; a signal may have {@code en} and {@code
 *       zh} too. {@link PlaybookHandbook} writes them.
 * </ul>
 *
 * <p>A <em>rule pack folder</em> holds {@code pack.json}:
 *
 * <pre>{@code
 * {
 *   "name": "nurture",
 *   "pipelines": ["lead-to-cash"],
 *   "rules": ["nurture.drl"],
 *   "parameters": {
 *     "pricing.visits": {
 *       "type": "count", "default": 2, "en": "Visits before a call", "zh": "致电前的访问次数"
 *     },
 *     "pricing.window": {
 *       "type": "days", "default": "30 days", "en": "Counted within", "zh": "统计时段"
 *     }
 *   }
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@code pipelines} are the ids of those it serves, {@code ["*"]} for all. Stage names are
 *       checked in a pack that serves one.
 *   <li>{@code rules} lists its files; a rule file that lies there and is not listed is a fault.
 *   <li>A parameter is of type {@code days}, {@code hours}, {@code count}, {@code money}, {@code
 *       text}, {@code list}, {@code percent} or {@code budget}.
 *   <li>{@code templates}, {@code taskTypes}, {@code signals} and {@code timers} of its own are
 *       written as in a playbook; the playbook may say something else about them. So are {@code
 *       roles}. {@code labels} say what people call the pack.
 * </ul>
 *
 * <p>A rule file holds rules and, if need be, imports of classes. Each rule has a sentence as its
 * name, begins with the one event that triggers it, and calls {@link Decide}:
 *
 * <pre>{@code
 * rule "Repeated pricing visits ask for a call"
 *     @requirement("A1.5")
 * when
 *     SignalReceived(name == "pricing-page")
 *     History(visits("pricing-page", param.days("pricing.window")) >= param.count("pricing.visits"))
 * then
 *     decide.createTask("pricing-call").forRole("sales-manager").due(hours(4));
 * end
 * }</pre>
 *
 * <p>Everything is checked while it is loaded, and every fault of every file is reported at once.
 * Thread-safe.
 */
public final class RulePlaybooks {

  private RulePlaybooks() {}

  /**
   * Loads a playbook from the class path.
   *
   * @param folder the playbook's folder, for example {@code playbooks/lead-to-cash}
   * @return the playbook
   * @throws DefinitionException when anything is wrong; it lists every fault with its place
   */
  public static Playbook fromClasspath(String folder) {
    return options().fromClasspath(folder);
  }

  /**
   * Loads a playbook from a disk.
   *
   * @param folder the playbook's folder
   * @return the playbook
   * @throws DefinitionException when anything is wrong; it lists every fault with its place
   */
  public static Playbook fromFolder(Path folder) {
    return options().fromFolder(folder);
  }

  /**
   * Loads a playbook from files that lie anywhere, matched by their names; where two have the same
   * name, by name and folder.
   *
   * @param files playbook.json, the pipeline, each pack.json and all rule files
   * @return the playbook
   * @throws DefinitionException when anything is wrong; it lists every fault with its place
   */
  public static Playbook fromFiles(List<Path> files) {
    return options().fromFiles(files);
  }

  /**
   * Starts with no options set.
   *
   * @return options, to be added to
   */
  public static Options options() {
    return new Options(List.of(), Map.of(), null, false, rule -> {});
  }

  /**
   * What a playbook of rules says about itself.
   *
   * @param playbook a playbook that was loaded here
   * @return its rules, parameters, templates, task types and timers
   * @throws IllegalArgumentException when its policy does not come from rule files
   */
  public static RuleBook book(Playbook playbook) {
    if (playbook.policy() instanceof RulePolicy policy) {
      return policy.book();
    }
    throw new IllegalArgumentException(
        "The policy of playbook "
            + playbook.pipeline()
            + " is no set of rules. Load the playbook with RulePlaybooks");
  }

  /**
   * The rules of any playbook.
   *
   * @param playbook a playbook
   * @return its rules in the order of their files; empty when its policy does not come from rule
   *     files
   */
  public static List<RuleCard> rules(Playbook playbook) {
    return playbook.policy() instanceof RulePolicy policy ? policy.book().rules() : List.of();
  }

  /**
   * The same playbook with the same compiled rules, which see facts in an order of chance, to show
   * that their order does not matter.
   *
   * @param playbook any playbook; one whose policy does not come from rule files stays as it is
   * @param seed the same seed gives the same order
   * @return the playbook
   */
  public static Playbook shuffled(Playbook playbook, long seed) {
    return playbook.policy() instanceof RulePolicy policy
        ? playbook.withPolicy(new RulePolicy(policy.engine(), policy.book(), policy.source(), seed))
        : playbook;
  }

  /** How to load a playbook. Immutable: each method returns other options. */
  public static final class Options {

    private final List<Class<? extends Record>> facts;
    private final Map<String, Object> parameters;
    private final @Nullable ClassLoader loader;
    private final boolean whole;
    private final Consumer<String> fired;

    private Options(
        List<Class<? extends Record>> facts,
        Map<String, Object> parameters,
        @Nullable ClassLoader loader,
        boolean whole,
        Consumer<String> fired) {
      this.facts = facts;
      this.parameters = parameters;
      this.loader = loader;
      this.whole = whole;
      this.fired = fired;
    }

    /**
     * Lets rules match on the host's own records, as events and as facts.
     *
     * @param types public records
     * @return options with these added
     */
    @SafeVarargs
    public final Options facts(Class<? extends Record>... types) {
      List<Class<? extends Record>> more = new ArrayList<>(facts);
      for (Class<? extends Record> type : types) {
        more.add(type);
      }
      return new Options(List.copyOf(more), parameters, loader, whole, fired);
    }

    /**
     * Sets a parameter, over what playbook and packs say.
     *
     * @param name a declared parameter
     * @param value its value: as a manifest would write it, or of the parameter's Java type
     * @return options with this added
     */
    public Options parameter(String name, Object value) {
      Map<String, Object> more = new TreeMap<>(parameters);
      more.put(name, value);
      return new Options(facts, Collections.unmodifiableMap(more), loader, whole, fired);
    }

    /**
     * Finds files on the class path and the host's records by another class loader than the
     * thread's.
     *
     * @param other the class loader
     * @return options with it
     */
    public Options classLoader(ClassLoader other) {
      return new Options(facts, parameters, other, whole, fired);
    }

    /**
     * Listens to rules that fire, for example to count which never do.
     *
     * @param listener takes the name of each rule that fires; called by the thread that evaluates
     * @return options with it
     */
    public Options whenFired(Consumer<String> listener) {
      return new Options(facts, parameters, loader, whole, listener);
    }

    /** Shows every event to all rules, to test that partitions leave none out. */
    Options unpartitioned() {
      return new Options(facts, parameters, loader, true, fired);
    }

    /**
     * Loads a playbook from the class path.
     *
     * @param folder the playbook's folder, for example {@code playbooks/lead-to-cash}
     * @return the playbook
     * @throws DefinitionException when anything is wrong; it lists every fault with its place
     */
    public Playbook fromClasspath(String folder) {
      return new PlaybookReader(new Shelf.ClassPath(loader()), folder, this).read();
    }

    /**
     * Loads a playbook from a disk.
     *
     * @param folder the playbook's folder
     * @return the playbook
     * @throws DefinitionException when anything is wrong; it lists every fault with its place
     */
    public Playbook fromFolder(Path folder) {
      String path = folder.toString().replace('\\', '/');
      return new PlaybookReader(new Shelf.Disk(), path, this).read();
    }

    /**
     * Loads a playbook from files that lie anywhere, matched by their names; where two have the
     * same name, by name and folder.
     *
     * @param files playbook.json, the pipeline, each pack.json and all rule files
     * @return the playbook
     * @throws DefinitionException when anything is wrong; it lists every fault with its place
     */
    public Playbook fromFiles(List<Path> files) {
      return new PlaybookReader(new Shelf.Loose(List.copyOf(files)), "", this).read();
    }

    List<Class<? extends Record>> facts() {
      return facts;
    }

    Map<String, Object> parameters() {
      return parameters;
    }

    RuleEngine.Manner manner() {
      return new RuleEngine.Manner(loader(), whole, fired);
    }

    ClassLoader loader() {
      if (loader != null) {
        return loader;
      }
      ClassLoader context = Thread.currentThread().getContextClassLoader();
      return context == null ? RulePlaybooks.class.getClassLoader() : context;
    }
  }
}
