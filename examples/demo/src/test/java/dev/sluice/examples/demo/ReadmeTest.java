package dev.sluice.examples.demo;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.notice;
import static dev.sluice.rules.spec.Expectation.task;
import static dev.sluice.rules.spec.Standing.owner;
import static dev.sluice.time.Budget.sameTimeNextBusinessDay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Notify;
import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Missing;
import dev.sluice.event.Submission;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Team;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Requirement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's snippets, compiled and run, and held equal to what the README shows. */
class ReadmeTest {

  private static final Path README = Path.of("../../README.md");
  private static final Path SELF =
      Path.of("src/test/java/dev/sluice/examples/demo/ReadmeTest.java");

  private final PipelineSpec spec =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/lead-to-cash"))
          .team(Team.of("sales", rep("wang")));

  private static final class Messenger {
    private final List<String> sent = new ArrayList<>();

    void send(String to, String template, String key) {
      sent.add(to + " " + template + " " + key);
    }
  }

  @Test
  void the_host_snippet_runs() {
    Messenger messenger = new Messenger();
    // region host
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(RulePlaybooks.fromClasspath("playbooks/lead-to-cash"))
            .team(Team.of("sales", rep("wang").covers("manufacturing"), rep("li")))
            .on(
                Notify.class,
                (note, about) -> messenger.send(note.to(), note.template(), about.key()))
            .build();

    Lead lead = Lead.of("Hua Xin", "partner").withIndustry("manufacturing");
    Outcome outcome =
        engine.submit(
            Submission.of("L-1", new LeadCaptured(lead)).id("referral-8842").by("portal"));

    outcome.decisions(); // what was decided, each with its because, follow-up cases included
    engine.missing("L-1", "needs-confirmed"); // what must happen before that stage
    engine.tick(); // fires the timers that are due
    // endregion
    assertThat(outcome.decisions()).isNotEmpty();
    assertThat(engine.missing("L-1", "needs-confirmed"))
        .extracting(Missing::what)
        .containsExactly("needs-interview", "needs-report");
    assertThat(messenger.sent).isEmpty();
  }

  // region spec
  @Test
  @Requirement("A2.2")
  void an_overdue_first_contact_goes_to_the_supervisor() {
    spec.given(lead().industry("manufacturing"))
        .then(owner("wang"), task("first-contact"))
        .whenTimePasses(sameTimeNextBusinessDay())
        .then(notice("supervisor", "first-contact-overdue"));
  }

  // endregion

  @Test
  void the_readme_shows_the_snippets_that_run_here() throws IOException {
    String readme = read(README);

    assertThat(readme).contains("```java\n" + region("host") + "```");
    assertThat(readme).contains("```java\n" + region("spec") + "```");
  }

  @Test
  void the_rule_in_the_readme_is_a_shipped_one() throws IOException {
    Matcher shown =
        Pattern.compile("```\n(rule .*?\nend\n)```", Pattern.DOTALL).matcher(read(README));
    assertThat(shown.find()).isTrue();
    try (InputStream rules =
        Objects.requireNonNull(
            ReadmeTest.class.getResourceAsStream(
                "/playbooks/packs/win-probability/win-probability.drl"))) {
      assertThat(new String(rules.readAllBytes(), StandardCharsets.UTF_8)).contains(shown.group(1));
    }
  }

  private static String region(String name) throws IOException {
    String source = read(SELF);
    int begin = source.indexOf("// region " + name);
    begin = source.indexOf('\n', begin) + 1;
    int end = source.indexOf("// endregion", begin);
    String region = source.substring(begin, source.lastIndexOf('\n', end) + 1);
    return region.stripTrailing().stripIndent() + "\n";
  }

  private static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }
}
