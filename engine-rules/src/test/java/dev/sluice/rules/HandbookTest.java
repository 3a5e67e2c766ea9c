package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.playbook.Playbook;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** B4.2: the handbooks in the docs are what the shipped playbooks say. */
@Specification
@Requirement("B4.2")
class HandbookTest {

  private static final Path PLAYBOOKS = Path.of("src/main/resources/playbooks");
  private static final String HAN = "\\p{IsHan}";

  private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
  private static final Path DOCS = Path.of("../docs/handbooks");

  /** Writes the pages again after a playbook changed. */
  public static void main(String[] args) throws IOException {
    Files.createDirectories(DOCS);
    for (String playbook : playbooks()) {
      Playbook loaded = RulePlaybooks.fromClasspath("playbooks/" + playbook);
      for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        Files.writeString(page(playbook, locale), handbook(loaded, locale), StandardCharsets.UTF_8);
      }
    }
  }

  static List<String> playbooks() {
    try (Stream<Path> folders = Files.list(PLAYBOOKS)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("playbook.json")))
          .map(folder -> String.valueOf(folder.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path page(String playbook, Locale locale) {
    String language = locale.equals(Locale.ENGLISH) ? "" : ".zh";
    return DOCS.resolve(playbook + language + ".md");
  }

  private static String handbook(Playbook playbook, Locale locale) {
    return PlaybookHandbook.of(playbook, locale).markdown();
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void the_handbooks_in_the_docs_are_what_the_playbooks_say(String playbook) throws IOException {
    Playbook loaded = RulePlaybooks.fromClasspath("playbooks/" + playbook);
    for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
      assertThat(page(playbook, locale))
          .as("Write the pages again with HandbookTest.main, run from engine-rules")
          .content(StandardCharsets.UTF_8)
          .isEqualTo(handbook(loaded, locale));
    }
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void every_word_of_a_shipped_rule_is_in_the_glossary(String playbook) {
    Playbook loaded = RulePlaybooks.fromClasspath("playbooks/" + playbook);
    assertThat(PlaybookHandbook.unknown(loaded))
        .as("Add the words to glossary.properties, or the labels to pack.json")
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void every_shipped_signal_is_labelled_in_both_languages(String playbook) {
    Playbook loaded = RulePlaybooks.fromClasspath("playbooks/" + playbook);
    RulePlaybooks.book(loaded)
        .signals()
        .forEach(
            (name, labels) -> {
              assertThat(labels.in(Locale.ENGLISH)).as(name).isNotBlank();
              assertThat(labels.in(Locale.SIMPLIFIED_CHINESE)).as(name).containsPattern(HAN);
            });
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void every_shipped_reason_is_in_both_languages(String playbook) {
    Playbook loaded = RulePlaybooks.fromClasspath("playbooks/" + playbook);
    assertThat(
            RulePlaybooks.book(loaded).rules().stream()
                .flatMap(card -> Stream.of(card.then().split(";", -1)))
                .map(String::strip)
                .filter(HandbookTest::speaks))
        .as("Write \"English / 中文\"")
        .allSatisfy(statement -> assertThat(statement).containsPattern(" / [^\"]*" + HAN));
  }

  @ParameterizedTest
  @MethodSource("playbooks")
  void every_shipped_rule_has_a_name_in_chinese(String playbook) {
    Playbook loaded = RulePlaybooks.fromClasspath("playbooks/" + playbook);
    assertThat(RulePlaybooks.book(loaded).rules())
        .filteredOn(card -> card.zh() == null)
        .extracting(RuleCard::name)
        .isEmpty();
  }

  /** Whether a statement holds a text that a person reads, and not only ids. */
  private static boolean speaks(String statement) {
    return TEXT.matcher(statement)
        .results()
        .anyMatch(text -> text.group(1).matches("(?s).*[A-Za-z] .*"));
  }

  @Test
  void there_is_no_handbook_of_a_playbook_that_is_gone() throws IOException {
    try (Stream<Path> pages = Files.list(DOCS)) {
      assertThat(
              pages.map(
                  page -> String.valueOf(page.getFileName()).replaceAll("(\\.zh)?\\.md$", "")))
          .hasSameElementsAs(playbooks());
    }
  }
}
