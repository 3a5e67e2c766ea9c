package dev.sluice.document;

import dev.sluice.document.Paper.Diagram;
import dev.sluice.document.Paper.Items;
import dev.sluice.document.Paper.Part;
import dev.sluice.document.Paper.Section;
import dev.sluice.document.Paper.Table;
import dev.sluice.document.Paper.Text;
import java.util.List;
import java.util.regex.Pattern;

/** Writes a paper as Markdown. */
final class Markdown {

  private static final Pattern MARKUP = Pattern.compile("[\\\\`*\\[\\]|~]|(?<!\\w)_|_(?!\\w)");
  // Only at its beginning does a text turn into a heading, a list or a rule.
  private static final Pattern SIGN = Pattern.compile("^[#+=-](?=[#=-]*(\\s|$))");
  private static final Pattern NUMBER = Pattern.compile("^(\\d+)(?=[.)](\\s|$))");

  private final StringBuilder out = new StringBuilder();

  String write(Paper paper) {
    out.append("# ").append(escaped(paper.title())).append('\n');
    for (Section section : paper.sections()) {
      out.append('\n').append("#".repeat(section.level() + 1)).append(' ');
      out.append(escaped(section.heading())).append('\n');
      for (Part part : section.parts()) {
        out.append('\n');
        write(part);
      }
    }
    return out.toString();
  }

  private void write(Part part) {
    if (part instanceof Text text) {
      out.append(escaped(text.text())).append('\n');
    } else if (part instanceof Items items) {
      items.items().forEach(item -> out.append("- ").append(escaped(item)).append('\n'));
    } else if (part instanceof Table table) {
      row(table.columns());
      out.append("|---".repeat(table.columns().size())).append("|\n");
      table.rows().forEach(this::row);
    } else if (part instanceof Diagram diagram) {
      out.append("```mermaid\n").append(diagram.mermaid().strip()).append("\n```\n");
    }
  }

  private void row(List<String> cells) {
    cells.forEach(cell -> out.append("| ").append(escaped(cell)).append(' '));
    out.append("|\n");
  }

  private static String escaped(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    // Entities work in every Markdown, a backslash before a bracket does not.
    String safe = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    String plain = MARKUP.matcher(safe).replaceAll("\\\\$0");
    return NUMBER.matcher(SIGN.matcher(plain).replaceFirst("\\\\$0")).replaceFirst("$1\\\\");
  }
}
