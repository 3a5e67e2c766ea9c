package dev.sluice.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** By what a case is found again (C2.1). */
class KeysTest {

  private static final Instant AT = Instant.parse("2026-11-02T01:00:00Z");

  private static Contact person(String id, @Nullable String email, @Nullable String phone) {
    return new Contact(
        id, "Wang", true, false, email, phone, List.of(), null, null, null, List.of());
  }

  private static Set<String> keys(String company, Contact... people) {
    return Keys.people(company, List.of(people));
  }

  private static Facts about(Record subject, Contact... people) {
    Facts facts = Facts.of(SalesCase.open("L-1", "deal", "lead", AT)).withSubject(subject);
    for (Contact contact : people) {
      facts = facts.with(contact);
    }
    return facts;
  }

  @Test
  void each_way_to_know_a_person_is_a_key_with_the_company() {
    assertThat(keys("Acme", person("c-1", "w@acme.com", "138 0013-8000")))
        .containsExactly(
            "contact:acme|email:w@acme.com",
            "contact:acme|id:c-1",
            "contact:acme|phone:13800138000");
    assertThat(keys("Acme", person("c-1", null, " - "))).containsExactly("contact:acme|id:c-1");
    assertThat(keys("Acme")).isEmpty();
  }

  @Test
  void case_width_and_white_space_of_a_company_do_not_matter_and_a_letter_does() {
    Contact wang = person("c-1", null, null);
    assertThat(keys("ＡＣＭＥ　 Steel\u00a0Ltd ", wang))
        .isEqualTo(keys("acme steel\tltd", wang))
        .containsExactly("contact:acme steel ltd|id:c-1");
    assertThat(keys("acme steels ltd", wang)).isNotEqualTo(keys("acme steel ltd", wang));
    assertThat(keys("晨光 机械", wang)).isNotEqualTo(keys("晨光机械", wang));
  }

  @Test
  void case_and_width_of_an_address_do_not_matter_and_a_number_counts_by_its_digits() {
    assertThat(keys("A", person("c-1", " W@Acme.COM ", "+86 (138) 0013 8000")))
        .isEqualTo(keys("A", person("c-1", "ｗ@acme.com", "８６13800138000")));
    assertThat(keys("A", person("c-1", "w@acme.com", "8613800138001")))
        .isNotEqualTo(keys("A", person("c-1", "w@acme.com", "8613800138000")));
  }

  @Test
  void a_blank_company_is_no_key() {
    assertThat(keys(" \u3000", person("c-1", "w@acme.com", "138"))).isEmpty();
    assertThat(Keys.of(about(Lead.of("", "website"), person("c-1", null, null)))).isEmpty();
  }

  @Test
  void a_bar_in_a_name_makes_it_no_other_name() {
    assertThat(keys("a|id:c-1", person("c-2", null, null)))
        .containsExactly("contact:a||id:c-1|id:c-2")
        .doesNotContainAnyElementsOf(keys("a", person("c-1|id:c-2", null, null)));
  }

  @Test
  void leads_and_accounts_have_keys_while_they_are_open() {
    Contact wang = person("c-1", null, null);
    Account account = new Account("Acme", null, null, null, null, null, null);
    assertThat(Keys.of(about(Lead.of("Acme", "website"), wang)))
        .isEqualTo(Keys.of(about(account, wang)))
        .containsExactly("contact:acme|id:c-1");
    Facts open = about(account, wang);
    SalesCase lost = open.salesCase().entering("lost", SalesCase.Status.LOST, AT);
    assertThat(Keys.of(open.with(lost))).isEmpty();
  }

  @Test
  void what_was_merged_into_a_case_stays_its_key_when_it_is_closed() {
    Facts facts =
        about(Lead.of("Acme", "website"), person("c-1", null, null))
            .keeping(new MergedLead("L-2", AT, Lead.of("ACME", "partner"), List.of("c-9")));
    assertThat(Keys.of(facts))
        .containsExactly("case:L-2", "contact:acme|id:c-1", "contact:acme|id:c-9");
    SalesCase lost = facts.salesCase().entering("lost", SalesCase.Status.LOST, AT);
    assertThat(Keys.of(facts.with(lost))).containsExactly("case:L-2");
  }
}
