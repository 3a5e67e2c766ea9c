package dev.sluice.rules;

import dev.sluice.fact.Money;
import dev.sluice.pipeline.Labels;
import dev.sluice.pipeline.Requirement;
import dev.sluice.pipeline.Stage;
import dev.sluice.playbook.Playbook;
import dev.sluice.time.Budget;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a handbook in one language: labels for what the playbook declares, and for the words
 * of the rule language a file of our own, {@code glossary.properties}.
 */
final class Glossary {

  private static final Properties WORDS = read();
  private static final Pattern ID = Pattern.compile("[A-Za-z][\\w.-]*");
  private static final Pattern PAIR = Pattern.compile("([\\w.-]+):([\\w.:-]+)");
  private static final Pattern BOTH = Pattern.compile("(.+?) / (.*\\p{IsHan}.*)", Pattern.DOTALL);

  private final Locale locale;
  private final boolean chinese;
  private final Map<String, Map<String, Labels>> declared = new LinkedHashMap<>();
  private final RuleBook book;
  private final Set<String> unknown = new TreeSet<>();

  Glossary(Playbook playbook, RuleBook book, Locale locale) {
    this.locale = locale;
    this.chinese = locale.getLanguage().equals("zh");
    this.book = book;
    for (Stage stage : playbook.pipeline().stages()) {
      declare("stage", stage.id(), stage.labels());
      Stream.of(
              stage.requires().activities(),
              stage.requires().deliverables(),
              stage.requires().documents(),
              stage.requires().approvals())
          .flatMap(List::stream)
          .forEach((Requirement one) -> declare("requirement", one.id(), one.labels()));
    }
    playbook.pipeline().attributes().forEach((id, one) -> declare("attribute", id, one.labels()));
    book.taskTypes().forEach((id, type) -> declare("task", id, type.labels()));
    book.timers().forEach((id, labels) -> declare("timer", id, labels));
    book.cadences().forEach((id, labels) -> declare("cadence", id, labels));
    book.journeys().forEach((id, journey) -> declare("journey", id, journey.labels()));
    book.signals().forEach((id, labels) -> declare("signal", id, labels));
    book.roles().forEach((id, labels) -> declare("role", id, labels));
  }

  private void declare(String kind, String id, Labels labels) {
    declared.computeIfAbsent(kind, key -> new LinkedHashMap<>()).putIfAbsent(id, labels);
  }

  /** What a thing of a kind is declared to be called; else what any thing of this id is called. */
  private @Nullable String label(String kind, String id) {
    Labels labels = declared.getOrDefault(kind, Map.of()).get(id);
    for (Map<String, Labels> known : declared.values()) {
      labels = labels == null ? known.get(id) : labels;
    }
    return labels == null ? null : labels.in(locale);
  }

  private static Properties read() {
    Properties words = new Properties();
    try (Reader reader =
        new InputStreamReader(
            Objects.requireNonNull(Glossary.class.getResourceAsStream("glossary.properties")),
            StandardCharsets.UTF_8)) {
      words.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }

  /** Every entry of our own file, for its specification. */
  static Map<String, String> entries() {
    Map<String, String> entries = new HashMap<>();
    WORDS.forEach((key, value) -> entries.put(key.toString(), value.toString()));
    return entries;
  }

  boolean chinese() {
    return chinese;
  }

  Locale locale() {
    return locale;
  }

  String in(Labels labels) {
    return labels.in(locale);
  }

  /** A word that must be in our file. */
  String word(String key) {
    return Objects.requireNonNull(find("word." + key), () -> "glossary.properties: word." + key);
  }

  /** An entry of our file; null when there is none. */
  @Nullable String find(String key) {
    String both = WORDS.getProperty(key);
    if (both == null) {
      return null;
    }
    int bar = both.indexOf('|');
    return (chinese ? both.substring(bar + 1) : both.substring(0, bar)).strip();
  }

  /** What people call an event, a fact, a field; the words of its name when nobody said. */
  String term(String kind, String name) {
    String known = find(kind + "." + name);
    return known != null ? known : unsaid(kind + "." + name, name);
  }

  /** The words of a name for which nobody gave any. */
  String unsaid(String key, String name) {
    unknown.add(key);
    return spelled(name);
  }

  /** The entries that our file lacks, of what was asked so far. */
  Set<String> unknown() {
    return unknown;
  }

  /** What people call what an id stands for; the text in quotes when it is not an id. */
  String literal(String text) {
    return literal("", text);
  }

  /** What people call what an id of a kind stands for, such as a timer. */
  String literal(String kind, String text) {
    RuleBook.Template template = book.templates().get(text);
    if (template != null && kind.equals("message")) {
      return quoted(in(template.text()));
    }
    String known = label(kind, text);
    known = known == null ? find("value." + text) : known;
    if (known != null) {
      return known;
    }
    Matcher pair = PAIR.matcher(text);
    if (pair.matches()) {
      String of = pair.group(1);
      String which = literal(pair.group(2));
      return of.equals("tier") || of.equals("score") ? which : literal(of) + colon() + which;
    }
    if (text.isEmpty()) {
      return word("nothing");
    }
    if (template == null && ID.matcher(text).matches()) {
      unknown.add("value." + text);
    }
    return quoted(template == null ? half(text) : in(template.text()));
  }

  /** Of a text in both languages, the half that is read. */
  String half(String text) {
    Matcher both = BOTH.matcher(text);
    return both.matches() ? both.group(chinese ? 2 : 1).strip() : text;
  }

  String quoted(String text) {
    return "“" + text + "”";
  }

  /** An activity, a signal: declared, of our file, or the words of its id. */
  String name(String id) {
    String label = label("", id);
    return label == null ? common(id) : label;
  }

  /** A role or a channel: what the manifests call it, of our file, or the words of its id. */
  String common(String id) {
    Labels role = book.roles().get(id);
    String known = role == null ? find("value." + id) : role.in(locale);
    if (known == null && ID.matcher(id).matches()) {
      unknown.add("value." + id);
    }
    return known == null ? id.replace('-', ' ') : known;
  }

  /** The effective value of a parameter; its name in quotes when there is none. */
  String parameter(String name) {
    RuleBook.Parameter parameter = book.parameters().get(name);
    return parameter == null ? quoted(name) : value(parameter.type(), parameter.value());
  }

  String value(String type, Object value) {
    if (value instanceof Budget budget) {
      return budget.in(locale);
    } else if (value instanceof Money || value instanceof Number) {
      return type.equals("percent") ? value + " %" : value.toString();
    } else if (value instanceof Collection<?> items) {
      return items.isEmpty()
          ? word("nothing")
          : joined(items.stream().map(item -> name(item.toString())).toList());
    }
    return name(value.toString());
  }

  /** A heading of our file and what stands behind it. */
  String pair(String key, String value) {
    return word(key) + colon() + value;
  }

  String bracketed(String text) {
    return chinese ? "（" + text + "）" : "(" + text + ")";
  }

  String colon() {
    return chinese ? "：" : ": ";
  }

  List<String> words(String... keys) {
    return Stream.of(keys).map(this::word).toList();
  }

  /** The type of an event that goes by this name in files: lead-captured is a LeadCaptured. */
  static String type(String event) {
    return Stream.of(event.split("-", -1))
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1))
        .collect(Collectors.joining());
  }

  String joined(List<String> words) {
    return String.join(chinese ? "、" : ", ", words);
  }

  /** The words of a camel-case or dashed name. */
  static String spelled(String name) {
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
        .replace('-', ' ')
        .toLowerCase(Locale.ROOT);
  }
}
