package dev.sluice.document;

import dev.sluice.document.Paper.Diagram;
import dev.sluice.document.Paper.Items;
import dev.sluice.document.Paper.Part;
import dev.sluice.document.Paper.Section;
import dev.sluice.document.Paper.Table;
import dev.sluice.document.Paper.Text;
import java.util.List;

/** Writes a paper as an HTML page. */
final class Html {

  private final StringBuilder out = new StringBuilder();

  String write(Paper paper) {
    out.append("<!DOCTYPE html>\n<html lang=\"");
    out.append(escaped(paper.locale().getLanguage())).append("\">\n<head>\n");
    out.append("<meta charset=\"utf-8\">\n");
    element("title", paper.title());
    out.append("</head>\n<body>\n");
    element("h1", paper.title());
    for (Section section : paper.sections()) {
      element("h" + (section.level() + 1), section.heading());
      section.parts().forEach(this::write);
    }
    return out.append("</body>\n</html>\n").toString();
  }

  private void write(Part part) {
    if (part instanceof Text text) {
      element("p", text.text());
    } else if (part instanceof Items items) {
      out.append("<ul>\n");
      items.items().forEach(item -> element("li", item));
      out.append("</ul>\n");
    } else if (part instanceof Table table) {
      out.append("<table>\n");
      row("th", table.columns());
      table.rows().forEach(row -> row("td", row));
      out.append("</table>\n");
    } else if (part instanceof Diagram diagram) {
      out.append("<pre class=\"mermaid\">\n").append(escaped(diagram.mermaid().strip()));
      out.append("\n</pre>\n");
    }
  }

  private void row(String tag, List<String> cells) {
    out.append("<tr>");
    for (String cell : cells) {
      out.append('<').append(tag).append('>').append(escaped(cell));
      out.append("</").append(tag).append('>');
    }
    out.append("</tr>\n");
  }

  private void element(String tag, String text) {
    out.append('<').append(tag).append('>').append(escaped(text));
    out.append("</").append(tag).append(">\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
