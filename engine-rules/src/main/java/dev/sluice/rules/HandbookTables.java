package dev.sluice.rules;

import dev.sluice.document.Paper;
import dev.sluice.document.Paper.Part;
import dev.sluice.playbook.Playbook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The tables of a handbook: what rules give, send, wait for and are set by. */
final class HandbookTables {

  private static final String NONE = "–";

  private final Playbook playbook;
  private final RuleBook book;
  private final Glossary glossary;
  private final Map<RuleCard, RuleProse> rules;

  HandbookTables(
      Playbook playbook, RuleBook book, Glossary glossary, Map<RuleCard, RuleProse> rules) {
    this.playbook = playbook;
    this.book = book;
    this.glossary = glossary;
    this.rules = rules;
  }

  void write(Paper.Builder paper) {
    table(paper, "tasks", glossary.words("task", "role", "due", "done-by", "rule"), tasks());
    table(
        paper,
        "messages",
        glossary.words("message", "channel", "purpose"),
        rows(
            book.templates(),
            entry ->
                List.of(
                    glossary.in(entry.getValue().text()),
                    glossary.common(entry.getValue().channel()),
                    glossary.common(entry.getValue().purpose()))));
    table(
        paper,
        "parameters",
        glossary.words("meaning", "value", "preset", "parameter"),
        rows(
            book.parameters(),
            entry -> {
              RuleBook.Parameter one = entry.getValue();
              return List.of(
                  glossary.in(one.meaning()),
                  glossary.value(one.type(), one.value()),
                  glossary.value(one.type(), one.preset()),
                  entry.getKey());
            }));
    table(
        paper,
        "timers",
        glossary.words("timer"),
        rows(book.timers(), entry -> List.of(glossary.in(entry.getValue()))));
    table(
        paper,
        "signals",
        glossary.words("signal", "kept", "most"),
        rows(
            playbook.signals(),
            entry ->
                List.of(
                    glossary.name(entry.getKey()),
                    entry.getValue().keep().in(glossary.locale()),
                    String.valueOf(entry.getValue().most()))));
    table(
        paper,
        "cadences",
        glossary.words("cadence"),
        rows(book.cadences(), entry -> List.of(glossary.in(entry.getValue()))));
    table(
        paper,
        "journeys",
        glossary.words("journey", "journey-messages", "again"),
        rows(book.journeys(), entry -> journey(entry.getValue())));
    table(
        paper,
        "quiet-hours",
        glossary.words("channel", "hours"),
        rows(
            playbook.quietHours(),
            entry -> List.of(glossary.common(entry.getKey()), entry.getValue().toString())));
  }

  private List<String> journey(RuleBook.Journey journey) {
    return List.of(
        glossary.in(journey.labels()),
        journey.templates().isEmpty()
            ? NONE
            : glossary.joined(journey.templates().stream().map(glossary::literal).toList()),
        journey.again() == null ? glossary.word("never") : journey.again().in(glossary.locale()));
  }

  private static <V> List<List<String>> rows(
      Map<String, V> entries, Function<Map.Entry<String, V>, List<String>> row) {
    return entries.entrySet().stream().map(row).toList();
  }

  private void table(
      Paper.Builder paper, String heading, List<String> columns, List<List<String>> rows) {
    if (!rows.isEmpty()) {
      Part table = new Paper.Table(columns, rows);
      paper.section(glossary.word(heading), table);
    }
  }

  private List<List<String>> tasks() {
    List<List<String>> rows = new ArrayList<>();
    rules.forEach(
        (card, prose) -> {
          for (Consequence.Chain chain : prose.chains()) {
            if (chain.calls().get(0).method().equals("createTask")) {
              rows.add(task(card, prose, chain));
            }
          }
        });
    return rows;
  }

  private List<String> task(RuleCard card, RuleProse prose, Consequence.Chain chain) {
    String type = chain.calls().get(0).arguments().get(0);
    String role = NONE;
    String due = NONE;
    for (Consequence.Call call : chain.calls().subList(1, chain.calls().size())) {
      if (call.arguments().size() == 1) {
        String argument = call.arguments().get(0);
        switch (call.method()) {
          case "forRole", "forRep" -> role = prose.role(argument);
          case "due", "dueOn" -> due = prose.words(argument);
          default -> {}
        }
      }
    }
    RuleBook.TaskType declared = book.taskTypes().get(type.replace("\"", ""));
    List<String> doneBy = declared == null ? List.of() : declared.completedBy();
    return List.of(
        prose.words(type),
        role,
        due,
        doneBy.isEmpty() ? NONE : glossary.joined(doneBy.stream().map(glossary::name).toList()),
        card.name(glossary.locale()));
  }
}
