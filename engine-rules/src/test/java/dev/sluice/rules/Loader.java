package dev.sluice.rules;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.fault.DefinitionException;
import dev.sluice.fault.Fault;
import dev.sluice.playbook.Playbook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes a playbook around rules that a test is about, and loads it. */
final class Loader {

  static final String PLAYBOOK =
      """
      {"id": "sample", "pipeline": "pipeline.json", "packs": ["rules"],
       "templates": {"case-study": {"channel": "email", "en": "Case study", "zh": "案例"}},
       "taskTypes": {"first-contact": {"en": "First contact", "zh": "首次联系", "completedBy": ["call"]}},
       "signals": {"pricing-page": {"keep": "30 days", "most": 50}},
       "timers": {"unclicked": {"en": "Unread", "zh": "未读"}},
       "cadences": {"visit": {"en": "Visit", "zh": "拜访"}, "review": {"en": "Review", "zh": "复盘"}},
       "journeys": {"nurture": {"again": "30 days", "timers": ["unclicked"], "templates": ["case-study"], "en": "Nurture", "zh": "培育"}},
       "quietHours": {"sms": "21:00-08:00"}}
      """;

  static final String PACK =
      """
      {"name": "sample", "pipelines": ["sample"], "rules": ["rules.drl"],
       "parameters": {
         "window": {"type": "days", "default": "30 days", "en": "Window", "zh": "时段"},
         "long-window": {"type": "days", "default": 31, "en": "Window", "zh": "时段"},
         "visits": {"type": "count", "default": 2, "en": "Visits", "zh": "次数"},
         "large": {"type": "money", "default": "500000 CNY", "en": "Large", "zh": "大"}}}
      """;

  private final Path folder;
  private final Map<String, String> files = new TreeMap<>();
  RulePlaybooks.Options options = RulePlaybooks.options();

  Loader(Path folder) {
    this.folder = folder;
    file("playbook.json", PLAYBOOK);
    file("rules/pack.json", PACK);
    file("pipeline.json", resource("playbooks/sample/pipeline.json"));
  }

  Loader file(String name, String text) {
    files.put(name, text);
    return this;
  }

  Loader rules(String text) {
    return file("rules/rules.drl", text);
  }

  Loader options(RulePlaybooks.Options other) {
    options = other;
    return this;
  }

  Playbook load() {
    write();
    return options.fromFolder(folder);
  }

  /** The faults, with the folder cut off their files. */
  List<Fault> faults() {
    write();
    DefinitionException refused =
        catchThrowableOfType(DefinitionException.class, () -> options.fromFolder(folder));
    return refused == null ? List.of() : refused.faults();
  }

  /** The faults as file:line:column: message. */
  List<String> places() {
    return faults().stream()
        .map(
            fault ->
                Path.of(fault.file()).getFileName()
                    + ":"
                    + fault.line()
                    + ":"
                    + fault.column()
                    + ": "
                    + fault.message())
        .toList();
  }

  void write() {
    files.forEach(
        (name, text) -> {
          try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  static String resource(String name) {
    try (var stream = Loader.class.getClassLoader().getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
