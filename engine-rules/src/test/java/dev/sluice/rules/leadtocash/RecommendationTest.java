package dev.sluice.rules.leadtocash;

import static dev.sluice.rules.leadtocash.LeadToCash.SPEC;
import static dev.sluice.rules.spec.CaseDraft.lead;
import static dev.sluice.rules.spec.Expectation.no;
import static dev.sluice.rules.spec.Expectation.suggestion;
import static dev.sluice.rules.spec.Expectation.task;

import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.rules.spec.Expectation;
import dev.sluice.rules.spec.Requirement;
import dev.sluice.rules.spec.Specification;
import dev.sluice.rules.spec.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Specification
@Requirement("B1.4")
class RecommendationTest {

  private static Story reported(String type, List<String> needs, List<String> pains) {
    return SPEC.given(lead())
        .when(new DeliverableSubmitted(type, null, Map.of("needs", needs, "pains", pains)));
  }

  private static Story needs(String... needs) {
    return reported("needs-report", List.of(needs), List.of());
  }

  private static Expectation suggested(String what) {
    return suggestion("wang", what);
  }

  @Test
  void each_need_brings_a_product_or_bundle_and_the_service_beside_it() {
    needs("automation")
        .then(
            suggested("product-automation-line"),
            suggested("service-maintenance"),
            no(suggested("bundle-digital-factory")),
            no(suggested("product-lean-package")),
            no(task("product-match")));
    needs("digital-transformation")
        .then(
            suggested("bundle-digital-factory"),
            suggested("service-training"),
            no(suggested("product-automation-line")),
            no(task("product-match")));
    needs("cost-reduction").then(suggested("product-lean-package"), no(task("product-match")));
  }

  @Test
  void several_needs_bring_all_that_meets_them() {
    needs("automation", "cost-reduction", "a new logo")
        .then(
            suggested("product-automation-line"),
            suggested("product-lean-package"),
            no(task("product-match")));
  }

  @Test
  void three_pains_call_for_consulting_and_two_do_not() {
    reported("needs-report", List.of(), List.of("scrap", "waiting", "rework"))
        .then(suggested("service-consulting"), no(task("product-match")));
    reported("needs-report", List.of(), List.of("scrap", "waiting")).thenNothing();
  }

  @Test
  void needs_that_no_product_meets_go_to_the_product_manager() {
    needs("a new logo")
        .then(task("product-match").forRole("product-manager").due("2026-03-04T18:00"));
    needs().then(no(task("product-match")));
  }

  @Test
  void another_deliverable_recommends_nothing() {
    reported("minutes", List.of("automation"), List.of("a", "b", "c")).thenNothing();
    reported("minutes", List.of("digital-transformation"), List.of()).thenNothing();
    reported("minutes", List.of("cost-reduction"), List.of()).thenNothing();
    reported("minutes", List.of("a new logo"), List.of()).thenNothing();
  }

  @Test
  void what_another_deliverable_says_is_not_read_as_the_report() {
    for (String need : List.of("automation", "digital-transformation", "cost-reduction", "x")) {
      reported("minutes", List.of(need), List.of("a", "b", "c"))
          .when(new DeliverableSubmitted("needs-report"))
          .thenNothing();
    }
  }
}
