package dev.sluice.examples.benchmarks;

import dev.sluice.event.SignalReceived;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.SalesCase;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Situation;
import dev.sluice.rules.RulePlaybooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The same rules and facts for every contestant: three rules for each type of event, of which one
 * fires; one event and one lead for each evaluation.
 */
final class Workload {

  static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");

  final int types;
  final Lead lead =
      new Lead(
          "Acme",
          "website",
          "manufacturing",
          "east",
          500,
          Money.of("80000000", "CNY"),
          "automation",
          List.of());
  final SignalReceived[] events;

  Workload(int rules) {
    types = rules / 3;
    events = new SignalReceived[types];
    for (int i = 0; i < types; i++) {
      events[i] = new SignalReceived(signal(i));
    }
  }

  static String signal(int type) {
    return "signal-" + type;
  }

  /** The rules' text, without package, imports and globals. */
  String drl() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < types; i++) {
      rule(text, i, "A", "employees > 100");
      rule(text, i, "B", "employees > 100000");
      rule(text, i, "C", "industry == \"mining\"");
    }
    return text.toString();
  }

  private static void rule(StringBuilder text, int type, String letter, String condition) {
    text.append("rule \"%s%d\"%n".formatted(letter, type).replace("\r\n", "\n"))
        .append("when\n    SignalReceived(name == \"")
        .append(signal(type))
        .append("\")\n    Lead(")
        .append(condition)
        .append(")\nthen\n    decide.tag(\"")
        .append(letter)
        .append(type)
        .append("\");\nend\n\n");
  }

  Playbook playbook() throws IOException {
    Path folder = Files.createTempDirectory("sluice-benchmark");
    Path rules = Files.createDirectory(folder.resolve("rules"));
    StringBuilder signals = new StringBuilder();
    for (int i = 0; i < types; i++) {
      signals
          .append(i == 0 ? "" : ", ")
          .append("\"" + signal(i) + "\": {\"keep\": \"1 day\", \"most\": 1}");
    }
    write(
        folder.resolve("playbook.json"),
        "{\"id\": \"benchmark\", \"pipeline\": \"pipeline.json\", \"packs\": [\"rules\"]}");
    write(
        folder.resolve("pipeline.json"),
        """
        {"id": "benchmark", "version": 1, "subject": "lead",
         "labels": {"en": "Benchmark", "zh": "基准"}, "opens": ["lead-captured"],
         "stages": [
           {"id": "open", "labels": {"en": "Open", "zh": "进行中"}, "moves": ["won"]},
           {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won"}]}
        """);
    write(
        rules.resolve("pack.json"),
        "{\"name\": \"benchmark\", \"rules\": [\"rules.drl\"], \"pipelines\": [\"*\"],"
            + " \"signals\": {"
            + signals
            + "}}");
    write(rules.resolve("rules.drl"), drl());
    return RulePlaybooks.fromFolder(folder);
  }

  /** The situations a policy is asked about, one a type of event. */
  Situation[] situations(Playbook playbook) {
    Facts facts = Facts.of(SalesCase.open("L-1", "benchmark", "open", NOW)).withSubject(lead);
    Situation[] situations = new Situation[types];
    for (int i = 0; i < types; i++) {
      situations[i] =
          new Situation(
              events[i],
              facts,
              new Occurrence(NOW, NOW, null),
              playbook.calendar(),
              playbook.hash());
    }
    return situations;
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardCharsets.UTF_8);
  }
}
