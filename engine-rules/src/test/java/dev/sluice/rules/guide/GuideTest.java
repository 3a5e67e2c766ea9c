package dev.sluice.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.fact.Fact;
import dev.sluice.json.RecordNames;
import dev.sluice.rules.Decide;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rule authors' guide shows is what the specs beside this class play. */
class GuideTest {

  private static final Pattern BLOCK =
      Pattern.compile("```(drl|java|json)\n(.*?)```", Pattern.DOTALL);
  private static final List<Path> ROOTS =
      List.of(
          Path.of("src/test/java/dev/sluice/rules/guide"),
          Path.of("src/test/resources/playbooks/trial"),
          Path.of("src/test/resources/playbooks/pricing-call"),
          Path.of("src/test/resources/playbooks/guide"),
          Path.of("src/test/resources/playbooks/guide-packs"),
          Path.of("../examples/own-rules/src/main/resources"));

  @ParameterizedTest
  @ValueSource(strings = {"rule-authors-guide.md", "rule-authors-guide.zh.md"})
  void every_rule_spec_and_manifest_shown_stands_in_a_file_that_is_loaded(String page) {
    List<String> files = files();
    Matcher block = BLOCK.matcher(page(page));
    List<String> shown = new ArrayList<>();
    List<String> nowhere = new ArrayList<>();
    while (block.find()) {
      String lines = lines(block.group(2));
      shown.add(lines);
      if (files.stream().noneMatch(file -> file.contains(lines))) {
        nowhere.add(block.group());
      }
    }
    assertThat(shown).hasSizeGreaterThan(40);
    assertThat(nowhere).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rule-authors-guide.md", "rule-authors-guide.zh.md"})
  void the_guide_names_every_verb_every_event_and_every_fact(String page) {
    List<String> names = new ArrayList<>();
    for (Method method : Decide.class.getDeclaredMethods()) {
      if (Modifier.isPublic(method.getModifiers())) {
        names.add("`" + method.getName() + "(");
      }
    }
    for (Class<?> type : RecordNames.standard().types()) {
      Package where = type.getPackage();
      if (where.equals(Fact.class.getPackage()) || where.getName().equals("dev.sluice.event")) {
        names.add("`" + type.getSimpleName() + "`");
      }
    }
    assertThat(names).hasSizeGreaterThan(80);
    assertThat(page(page)).contains(names);
  }

  private static List<String> files() {
    List<String> files = new ArrayList<>();
    for (Path root : ROOTS) {
      try (Stream<Path> walk = Files.walk(root)) {
        walk.filter(Files::isRegularFile)
            .sorted()
            .map(GuideTest::text)
            .map(GuideTest::lines)
            .forEach(files::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  private static String page(String name) {
    return text(Path.of("../docs").resolve(name));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without comments, blank lines and indentation, in which the guide may differ. */
  private static String lines(String text) {
    StringBuilder lines = new StringBuilder("\n");
    for (String line : text.split("\n", -1)) {
      String kept = line.replaceFirst("(?<!:)//.*", "").strip();
      if (!kept.isEmpty()) {
        lines.append(kept).append('\n');
      }
    }
    return lines.toString();
  }
}
