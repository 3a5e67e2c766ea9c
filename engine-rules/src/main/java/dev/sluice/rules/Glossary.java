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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a handbook in one language: labels for what the playbook declares, and for the words
 * of the rule language a file of our own, {@code glossary.properties}.
 */
final class Glossary {

  private static final Properties WORDS = read();

  private final Locale locale;
  private final boolean chinese;
  private final Map<String, Labels> declared = new HashMap<>();
  private final RuleBook book;

  Glossary(Playbook playbook, RuleBook book, Locale locale) {
    this.locale = locale;
    this.chinese = locale.getLanguage().equals("zh");
    this.book = book;
    for (Stage stage : playbook.pipeline().stages()) {
      declared.put(stage.id(), stage.labels());
    }
    for (Stage stage : playbook.pipeline().stages()) {
      Stream.of(
              stage.requires().activities(),
              stage.requires().deliverables(),
              stage.requires().documents(),
              stage.requires().approvals())
          .flatMap(List::stream)
          .forEach((Requirement one) -> declared.putIfAbsent(one.id(), one.labels()));
    }
    playbook.pipeline().attributes().forEach((id, one) -> declared.putIfAbsent(id, one.labels()));
    book.taskTypes().forEach((id, type) -> declared.putIfAbsent(id, type.labels()));
    book.timers().forEach(declared::putIfAbsent);
    book.cadences().forEach(declared::putIfAbsent);
    book.journeys().forEach((id, journey) -> declared.putIfAbsent(id, journey.labels()));
    book.signals().forEach(declared::putIfAbsent);
    book.roles().forEach(declared::putIfAbsent);
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
    return known != null ? known : spelled(name);
  }

  /** What people call what an id stands for; the id in quotes when it stands for nothing known. */
  String literal(String id) {
    Labels labels = declared.get(id);
    if (labels != null) {
      return labels.in(locale);
    }
    String known = find("value." + id);
    if (known != null) {
      return known;
    }
    RuleBook.Template template = book.templates().get(id);
    return quoted(template == null ? id : template.text().in(locale));
  }

  String quoted(String text) {
    return "“" + text + "”";
  }

  /** An activity, a signal: declared, of our file, or the words of its id. */
  String name(String id) {
    Labels labels = declared.get(id);
    return labels == null ? common(id) : labels.in(locale);
  }

  /** A role or a channel: what the manifests call it, of our file, or the words of its id. */
  String common(String id) {
    Labels role = book.roles().get(id);
    String known = role == null ? find("value." + id) : role.in(locale);
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
    }
    return type.equals("text")
            && find("value." + value) == null
            && !declared.containsKey(value.toString())
        ? value.toString()
        : literal(value.toString());
  }

  /** A heading of our file and what stands behind it. */
  String pair(String key, String value) {
    return word(key) + (chinese ? "：" : ": ") + value;
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
