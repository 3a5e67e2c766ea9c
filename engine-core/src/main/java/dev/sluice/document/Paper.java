package dev.sluice.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A text for people before it has a format: a title and sections, in one language. Immutable and
 * thread-safe.
 *
 * @param locale the language it is written in
 * @param title what it is called
 * @param sections what it says, in order
 */
public record Paper(Locale locale, String title, List<Section> sections) {

  /**
   * A part of the paper under a heading.
   *
   * @param level 1 for a section, 2 for one inside the section before, and so on to 4
   * @param heading what it is called
   * @param parts what it says, in order; may be empty
   */
  public record Section(int level, String heading, List<Part> parts) {

    /** Checks the level and copies the parts. */
    public Section {
      if (level < 1 || level > 4) {
        throw new IllegalArgumentException(
            "A section's level lies in 1..4 (" + level + " for \"" + heading + "\")");
      }
      parts = List.copyOf(parts);
    }
  }

  /** One thing a section says. */
  public sealed interface Part permits Text, Items, Table, Diagram {}

  /**
   * A paragraph.
   *
   * @param text plain text
   */
  public record Text(String text) implements Part {}

  /**
   * A list.
   *
   * @param items plain text each
   */
  public record Items(List<String> items) implements Part {

    /** Copies the list. */
    public Items {
      items = List.copyOf(items);
    }
  }

  /**
   * A table.
   *
   * @param columns the heading of each column
   * @param rows plain text, as many cells a row as there are columns
   */
  public record Table(List<String> columns, List<List<String>> rows) implements Part {

    /** Copies the lists and refuses a row of another width. */
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "A row has " + row.size() + " cells under " + columns.size() + " columns: " + row);
        }
      }
    }
  }

  /**
   * A Mermaid diagram.
   *
   * @param mermaid its text
   */
  public record Diagram(String mermaid) implements Part {}

  /** Copies the sections. */
  public Paper {
    sections = List.copyOf(sections);
  }

  /**
   * Begins a paper.
   *
   * @param locale the language it is written in
   * @param title what it is called
   * @return a builder; not thread-safe
   */
  public static Builder titled(Locale locale, String title) {
    return new Builder(locale, title);
  }

  /**
   * The paper as GitHub-flavoured Markdown. What it says is escaped, so that none of it is taken
   * for markup.
   *
   * @return lines ended by {@code \n}
   */
  public String markdown() {
    return new Markdown().write(this);
  }

  /**
   * The paper as an HTML page of its own. What it says is escaped, so that none of it is taken for
   * markup; there is no script and no style in it.
   *
   * @return lines ended by {@code \n}
   */
  public String html() {
    return new Html().write(this);
  }

  /** Puts a paper together, from its title to its end. */
  public static final class Builder {

    private final Locale locale;
    private final String title;
    private final List<Section> sections = new ArrayList<>();

    private Builder(Locale locale, String title) {
      this.locale = locale;
      this.title = title;
    }

    /**
     * Adds a section.
     *
     * @param heading what it is called
     * @param parts what it says
     * @return this builder
     */
    public Builder section(String heading, Part... parts) {
      return section(1, heading, List.of(parts));
    }

    /**
     * Adds a section inside another.
     *
     * @param level 1..4
     * @param heading what it is called
     * @param parts what it says
     * @return this builder
     */
    public Builder section(int level, String heading, List<? extends Part> parts) {
      sections.add(new Section(level, heading, List.copyOf(parts)));
      return this;
    }

    /**
     * The paper.
     *
     * @return what was put together so far
     */
    public Paper build() {
      return new Paper(locale, title, sections);
    }
  }
}
