package dev.sluice.rules;

import dev.sluice.document.Paper;
import dev.sluice.document.Paper.Part;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes the process handbook of a playbook: its stages with what each requires and who sees to it,
 * its tasks, messages and parameters, and its rules in words. The same playbook gives the same
 * text. Thread-safe.
 */
public final class PlaybookHandbook {

  private static final int DIGITS = 8;

  private final Playbook playbook;
  private final RuleBook book;
  private final Glossary glossary;
  private final Map<RuleCard, RuleProse> rules = new LinkedHashMap<>();

  private PlaybookHandbook(Playbook playbook, Locale locale) {
    this.playbook = playbook;
    this.book = RulePlaybooks.book(playbook);
    this.glossary = new Glossary(playbook, book, locale);
    book.rules().forEach(card -> rules.put(card, new RuleProse(card, glossary)));
  }

  /**
   * Writes a handbook.
   *
   * @param playbook a playbook loaded by {@link RulePlaybooks}
   * @param locale Chinese for any Chinese locale, English for all others
   * @return the handbook
   * @throws IllegalArgumentException when the playbook's policy does not come from rule files
   */
  public static Paper of(Playbook playbook, Locale locale) {
    return new PlaybookHandbook(playbook, locale).write();
  }

  /** The entries that our own words lack to tell a playbook. */
  static Set<String> unknown(Playbook playbook) {
    PlaybookHandbook handbook = new PlaybookHandbook(playbook, Locale.ENGLISH);
    handbook.write();
    return handbook.glossary.unknown();
  }

  private Paper write() {
    Pipeline pipeline = playbook.pipeline();
    HandbookTables tables = new HandbookTables(playbook, book, glossary, rules);
    Paper.Builder paper =
        Paper.titled(
                glossary.locale(),
                glossary.word("handbook").replace("{0}", glossary.in(pipeline.labels())))
            .section(glossary.word("overview"), new Paper.Items(overview(pipeline)))
            .section(
                glossary.word("diagram"), new Paper.Diagram(pipeline.toMermaid(glossary.locale())))
            .section(glossary.word("stages"));
    new HandbookStages(playbook, glossary, rules).write(paper);
    tables.write(paper);
    paper.section(glossary.word("rules"), new Paper.Text(glossary.word("rules-are")));
    book.packs().forEach((pack, labels) -> pack(paper, pack, glossary.in(labels)));
    return paper.build();
  }

  private List<String> overview(Pipeline pipeline) {
    List<String> opens = new ArrayList<>();
    pipeline.opens().forEach(event -> opens.add(glossary.term("type", Glossary.type(event))));
    return List.of(
        glossary.pair("playbook", pipeline.id()),
        glossary.pair("version", pipeline.version()),
        glossary.pair("edition", playbook.hash().substring(0, DIGITS)),
        glossary.pair("opens", glossary.joined(opens)),
        glossary.pair("calendar", playbook.calendar().id() + ", " + playbook.calendar().zone()));
  }

  private void pack(Paper.Builder paper, String pack, String heading) {
    List<RuleCard> cards =
        rules.keySet().stream().filter(card -> card.pack().equals(pack)).toList();
    if (cards.isEmpty()) {
      return;
    }
    paper.section(2, heading, List.of());
    for (RuleCard card : cards) {
      paper.section(3, card.name(glossary.locale()), List.of(rule(card)));
    }
  }

  private Part rule(RuleCard card) {
    RuleProse prose = rules.get(card);
    List<String> lines = new ArrayList<>();
    List<String> conditions = prose == null ? List.of() : prose.conditions();
    for (int i = 0; i < conditions.size(); i++) {
      lines.add(glossary.pair(i == 0 ? "when" : "and-if", conditions.get(i)));
    }
    if (prose != null) {
      prose.decisions().forEach(decision -> lines.add(glossary.pair("then", decision)));
    }
    if (card.priority() != 0) {
      lines.add(glossary.pair("priority", String.valueOf(card.priority())));
    }
    if (!card.requirements().isEmpty()) {
      lines.add(glossary.pair("serves", String.join(", ", card.requirements())));
    }
    return new Paper.Items(lines);
  }
}
