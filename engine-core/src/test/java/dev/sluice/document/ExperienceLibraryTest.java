package dev.sluice.document;

import static dev.sluice.document.Office.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.document.Traits.Trait;
import dev.sluice.engine.Refused;
import dev.sluice.event.StageRequested;
import dev.sluice.fact.Lead;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** C5.2: experiences are findable for similar cases. */
class ExperienceLibraryTest {

  private static Lead lead(
      @Nullable String industry, @Nullable Integer employees, @Nullable String need) {
    return new Lead("Other", "website", industry, null, employees, null, need, List.of());
  }

  private static Office with(Lead... past) {
    Office office = new Office().lead("L-1", ACME);
    for (int i = 0; i < past.length; i++) {
      String id = "P-" + (i + 1);
      office.lead(id, past[i]).tell(id, new StageRequested("lost", "reason " + (i + 1)));
    }
    return office;
  }

  private static List<Similar> lost(Office office, int most) {
    return office.engine.documents().similar("L-1", false, most);
  }

  private static List<String> ids(List<Similar> found) {
    return found.stream().map(one -> one.experience().caseId()).toList();
  }

  @Test
  void those_that_share_most_come_first_and_say_what_is_shared() {
    List<Similar> found =
        lost(
            with(
                lead("Steel ", 5000, null),
                lead("steel", 299, "Digital"),
                lead("retail", 20, "service")),
            9);
    assertThat(ids(found)).containsExactly("P-2", "P-1", "P-3");
    assertThat(found.get(0).shared())
        .containsExactly(Trait.INDUSTRY, Trait.NEED, Trait.SIZE, Trait.PIPELINE);
    assertThat(found.get(1).shared()).containsExactly(Trait.INDUSTRY, Trait.PIPELINE);
    assertThat(found.get(2).shared()).containsExactly(Trait.SIZE, Trait.PIPELINE);
    assertThat(found.get(0).experience().reason()).isEqualTo("reason 2");
  }

  @Test
  void the_pipeline_alone_makes_no_two_cases_alike() {
    assertThat(lost(with(lead("retail", 300, "service"), lead(null, null, null)), 9)).isEmpty();
  }

  @Test
  void of_two_that_share_as_much_the_later_one_comes_first_then_the_id_decides() {
    Office office = with(lead("steel", null, null), lead("steel", null, null));
    office.when("2026-11-03T09:00");
    office.lead("P-3", lead("steel", null, null)).tell("P-3", new StageRequested("lost"));
    assertThat(ids(lost(office, 9))).containsExactly("P-3", "P-1", "P-2");
    assertThat(ids(lost(office, 2))).containsExactly("P-3", "P-1");
  }

  @Test
  void open_cases_and_those_that_ended_otherwise_are_not_found() {
    Office office = with(lead("steel", 120, "digital")).lead("P-9", ACME);
    assertThat(ids(lost(office, 9))).containsExactly("P-1");
    assertThat(office.engine.documents().similar("L-1", true, 9)).isEmpty();
  }

  @Test
  void a_case_is_not_like_itself() {
    Office office = with().tell("L-1", new StageRequested("lost"));
    assertThat(lost(office, 9)).isEmpty();
  }

  @Test
  void it_looks_beyond_the_first_page_of_the_store() {
    Lead[] past = new Lead[1001];
    for (int i = 0; i < past.length; i++) {
      past[i] = lead("retail", null, null);
    }
    past[1000] = lead("steel", null, null);
    past[998] = lead("steel", null, "digital");
    assertThat(ids(lost(with(past), 9))).containsExactly("P-999", "P-1001");
  }

  @Test
  void an_unknown_case_is_refused_by_its_name() {
    assertThatThrownBy(() -> with().engine.documents().similar("L-9", true, 3))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("L-9");
  }
}
