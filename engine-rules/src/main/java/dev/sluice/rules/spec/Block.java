package dev.sluice.rules.spec;

import java.util.List;
import java.util.stream.Collectors;

/** A part of the report, as Markdown and as HTML. */
sealed interface Block {

  /** This part as Markdown. */
  String markdown();

  /** This part as HTML. */
  String html();

  /** A heading. */
  record Heading(int level, String text) implements Block {
    @Override
    public String markdown() {
      return "#".repeat(level) + " " + text + "\n\n";
    }

    @Override
    public String html() {
      return "<h" + level + ">" + escaped(text) + "</h" + level + ">\n";
    }
  }

  /** A paragraph. */
  record Text(String text) implements Block {
    @Override
    public String markdown() {
      return text + "\n\n";
    }

    @Override
    public String html() {
      return "<p>" + escaped(text) + "</p>\n";
    }
  }

  /** A list. */
  record Lines(List<String> lines) implements Block {
    @Override
    public String markdown() {
      return lines.isEmpty()
          ? "–\n\n"
          : lines.stream().map(line -> "- " + line + "\n").collect(Collectors.joining()) + "\n";
    }

    @Override
    public String html() {
      return lines.isEmpty()
          ? "<p>–</p>\n"
          : lines.stream()
              .map(line -> "<li>" + escaped(line) + "</li>\n")
              .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    }
  }

  /** A spec with its stories. */
  record Spec(Coverage.Told told) implements Block {
    @Override
    public String markdown() {
      return "**"
          + (told.failure() == null ? "✓ " : "✗ ")
          + sentence()
          + "** "
          + told.type()
          + "\n\n"
          + told.stories().stream()
              .map(story -> "```\n" + String.join("\n", story) + "\n```\n\n")
              .collect(Collectors.joining())
          + (told.failure() == null ? "" : "```\n" + told.failure() + "\n```\n\n");
    }

    @Override
    public String html() {
      String failure = told.failure();
      boolean passed = failure == null;
      return "<details"
          + (passed ? "" : " open")
          + "><summary class=\""
          + (passed ? "passed" : "failed")
          + "\">"
          + escaped(sentence())
          + " <small>"
          + escaped(told.type())
          + "</small></summary>\n"
          + told.stories().stream()
              .map(story -> "<pre>" + escaped(String.join("\n", story)) + "</pre>\n")
              .collect(Collectors.joining())
          + (failure == null ? "" : "<pre class=\"failed\">" + escaped(failure) + "</pre>\n")
          + "</details>\n";
    }

    private String sentence() {
      return told.name().replace('_', ' ');
    }
  }

  /** All parts as one Markdown file. */
  static String markdown(List<Block> blocks) {
    return blocks.stream().map(Block::markdown).collect(Collectors.joining());
  }

  /** All parts as one page that needs nothing else. */
  static String html(List<Block> blocks) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <title>Specification · 规格</title>
    <style>
    body { font: 15px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
    h3 { margin: 1.5rem 0 .3rem; }
    pre { background: #f4f4f2; padding: .6rem; overflow-x: auto; white-space: pre-wrap; }
    summary { cursor: pointer; }
    summary.passed::before { content: "✓ "; color: #2a7a2a; }
    summary.failed::before { content: "✗ "; color: #b22; }
    pre.failed { background: #fbeaea; }
    small { color: #777; }
    </style>
    </head>
    <body>
    """
        + blocks.stream().map(Block::html).collect(Collectors.joining())
        + "</body>\n</html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
