package dev.sluice.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.fault.DefinitionException;
import dev.sluice.fault.Fault;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Every fault a pipeline file can have, each with a near miss that loads. Each spec changes one
 * fragment of a good file; the mark ▶ in the change stands where the fault must point.
 */
class PipelineFaultsTest {

  private static final String GOOD =
      """
      {
        "id": "lead-to-cash",
        "version": 3,
        "subject": "lead",
        "labels": {"en": "Lead to cash", "zh": "线索到回款"},
        "opens": ["lead-captured"],
        "attributes": {
          "expected-close": {"type": "date", "labels": {"en": "Expected close", "zh": "预计成交日"}}
        },
        "stages": [
          {"id": "lead", "labels": {"en": "Lead", "zh": "线索"}, "moves": ["needs", "lost"]},
          {"id": "needs", "labels": {"en": "Needs", "zh": "需求"}, "moves": ["proposal", "lost"]},
          {
            "id": "proposal",
            "labels": {"en": "Proposal", "zh": "方案"},
            "moves": ["talks", "lost"],
            "requires": {"activities": ["interview"], "documents": ["licence"]},
            "limit": {"within": "7 days", "warnings": ["5 days"], "escalate": ["supervisor"]}
          },
          {"id": "talks", "labels": {"en": "Talks", "zh": "谈判"}, "moves": ["contract", "lost"]},
          {"id": "contract", "labels": {"en": "Contract", "zh": "合同"}, "moves": ["won"]},
          {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won"},
          {"id": "lost", "labels": {"en": "Lost", "zh": "输单"}, "end": "lost"}
        ],
        "checklist": [
          {
            "id": "S01",
            "labels": {"en": "Needs", "zh": "需求"},
            "activity": "interview",
            "deliverable": "report",
            "owner": "rep",
            "within": "3 days"
          },
          {
            "id": "S02",
            "after": "S01",
            "labels": {"en": "Proposal", "zh": "方案"},
            "activity": "proposal",
            "deliverable": "signed-proposal",
            "owner": "rep",
            "within": "5 days"
          },
          {
            "id": "S03",
            "after": "S02",
            "labels": {"en": "Price", "zh": "价格"},
            "activity": "price-talk",
            "deliverable": "minutes",
            "owner": "rep",
            "within": "7 days"
          }
        ]
      }
      """;

  private static String with(String fragment, String change) {
    assertThat(GOOD.split(Pattern.quote(fragment), -1))
        .as("the good file has this once: %s", fragment)
        .hasSize(2);
    return GOOD.replace(fragment, change);
  }

  private static List<Fault> faults(String json) {
    return catchThrowableOfType(
            DefinitionException.class, () -> Pipeline.parse("p.json", json.replace("▶", "")))
        .faults();
  }

  /** Exactly one fault, exactly at the mark. */
  private static Fault fault(String fragment, String change) {
    String json = with(fragment, change);
    List<Fault> faults = faults(json);
    assertThat(faults).hasSize(1);
    String before = json.substring(0, json.indexOf('▶'));
    assertThat(faults.get(0).line() + ":" + faults.get(0).column())
        .isEqualTo(
            (before.chars().filter(c -> c == '\n').count() + 1)
                + ":"
                + (before.length() - before.lastIndexOf('\n')));
    return faults.get(0);
  }

  private static Pipeline loads(String fragment, String change) {
    return Pipeline.parse("p.json", with(fragment, change));
  }

  @Test
  void a_good_file_loads_without_a_warning() {
    assertThat(Pipeline.parse("p.json", GOOD).warnings()).isEmpty();
  }

  @Test
  void all_faults_are_listed_at_once_each_at_its_line_and_column() {
    String json =
        GOOD.replace("\"version\": 3", "\"version\": true")
            .replace("\"moves\": [\"won\"]", "\"moves\": [\"wom\"]")
            .replace("\"7 days\", \"warnings\"", "\"7 dayz\", \"warnings\"")
            .replace("\"after\": \"S02\"", "\"after\": \"S20\"")
            .replace("\"type\": \"date\"", "\"type\": \"dat\"");
    assertThat(faults(json))
        .extracting(f -> f.line() + ":" + f.column() + " " + f.message())
        .containsExactly(
            "3:14 \"version\" must be a text, but is boolean",
            "8:32 Unknown attribute type \"dat\"",
            "18:27 Bad duration",
            "21:76 Unknown stage \"wom\"",
            "45:16 Unknown checklist node \"S20\"");
  }

  @Test
  void bad_json_is_refused() {
    assertThat(fault("\"lead-to-cash\",", "\"lead-to-cash\",▶,").message())
        .startsWith("This is no JSON");
    loads("\"lead-to-cash\",", "\"lead-to-cash\" ,\n");
  }

  @Test
  void a_file_that_is_no_object_is_refused() {
    assertThat(faults("[]"))
        .singleElement()
        .hasToString(
            "p.json:1:1: The file must be an object, but is a list\n[]\n^\n"
                + "  → Write it in curly braces: { … }.");
  }

  @Test
  void an_unknown_field_is_refused_at_its_name() {
    assertThat(fault("\"version\": 3", "\"version\": 3, ▶\"subjekt\": \"lead\"").advice())
        .startsWith("Did you mean \"subject\"? Known: id, version, subject,");
    fault("\"limit\": {", "\"limit\": {▶\"unit\": \"days\", ");
    fault("\"requires\": {", "\"requires\": {▶\"forms\": [], ");
    fault("{\"type\": \"date\",", "{\"type\": \"date\", ▶\"unit\": \"day\",");
    fault("\"after\": \"S01\",", "\"after\": \"S01\", ▶\"role\": \"rep\",");
    fault("\"en\": \"Won\",", "\"en\": \"Won\", ▶\"de\": \"Gewonnen\",");
    fault("\"end\": \"won\"", "\"end\": \"won\", ▶\"final\": true");
  }

  @Test
  void a_known_field_loads_in_any_place() {
    loads("\"version\": 3,\n  \"subject\": \"lead\",", "\"subject\": \"lead\", \"version\": 3,");
  }

  @Test
  void a_missing_field_is_refused_at_its_object() {
    assertThat(fault("{\n  \"id\": \"lead-to-cash\",", "▶{").message())
        .isEqualTo("Missing field \"id\"");
    fault("{\"type\": \"date\", ", "▶{");
    fault("{\"within\": \"7 days\", ", "▶{");
    assertThat(fault("{\n      \"id\": \"S03\",", "▶{").message())
        .isEqualTo("Missing field \"id\"");
    assertThat(
            fault(
                    "{\"id\": \"won\", \"labels\": {\"en\": \"Won\", \"zh\": \"赢单\"}, ",
                    "▶{\"id\": \"won\", ")
                .message())
        .isEqualTo("Missing field \"labels\"");
  }

  @Test
  void a_field_that_may_be_left_out_loads_without() {
    Pipeline pipeline =
        loads(
            "\"requires\": {\"activities\": [\"interview\"], \"documents\": [\"licence\"]},\n", "");
    assertThat(pipeline.stage("proposal").requires().isEmpty()).isTrue();
    loads("\"warnings\": [\"5 days\"], ", "");
    loads("\"after\": \"S01\",", "");
    loads("\"activity\": \"interview\",", "");
    loads("\"deliverable\": \"report\",", "");
  }

  @Test
  void a_value_of_the_wrong_type_is_refused() {
    fault("\"opens\": [\"lead-captured\"]", "\"opens\": ▶\"lead-captured\"");
    fault("\"version\": 3", "\"version\": ▶3.5");
    fault("\"subject\": \"lead\"", "\"subject\": ▶null");
    fault("\"labels\": {\"en\": \"Won\", \"zh\": \"赢单\"}", "\"labels\": ▶\"Won\"");
    fault("\"moves\": [\"won\"]", "\"moves\": [▶7, \"won\"]");
    fault(
        "\"owner\": \"rep\",\n      \"within\": \"3 days\"",
        "\"owner\": \"rep\",\n      \"within\": ▶3");
    fault("\"after\": \"S01\"", "\"after\": ▶1");
    fault("    {\"id\": \"won\"", "    ▶\"won\",\n    {\"id\": \"won\"");
  }

  @Test
  void a_version_may_be_a_number_or_a_text() {
    assertThat(loads("\"version\": 3", "\"version\": \"3.5-beta\"").version())
        .isEqualTo("3.5-beta");
    assertThat(loads("\"version\": 3", "\"version\": 4").version()).isEqualTo("4");
  }

  @Test
  void labels_in_one_language_only_are_refused() {
    assertThat(fault("{\"en\": \"Won\", \"zh\": \"赢单\"}", "▶{\"en\": \"Won\"}").message())
        .isEqualTo("Missing field \"zh\"");
    assertThat(fault("{\"en\": \"Won\", \"zh\": \"赢单\"}", "▶{\"zh\": \"赢单\"}").message())
        .isEqualTo("Missing field \"en\"");
    fault("\"zh\": \"赢单\"", "\"zh\": ▶\"\"");
    assertThat(loads("\"zh\": \"赢单\"", "\"zh\": \"赢\"").stage("won").labels().zh()).isEqualTo("赢");
  }

  @Test
  void a_move_to_an_unknown_stage_is_refused_and_names_the_nearest() {
    Fault fault = fault("\"moves\": [\"won\"]", "\"moves\": [\"won\", ▶\"porposal\"]");
    assertThat(fault.message()).isEqualTo("Unknown stage \"porposal\"");
    assertThat(fault.advice())
        .isEqualTo(
            "Did you mean \"proposal\"? Known: lead, needs, proposal, talks, contract, won, lost.");
    loads("\"moves\": [\"won\"]", "\"moves\": [\"won\", \"proposal\"]");
  }

  @Test
  void a_move_to_the_same_stage_is_refused_but_a_way_back_is_not() {
    assertThat(fault("\"moves\": [\"won\"]", "\"moves\": [\"won\", ▶\"contract\"]").message())
        .isEqualTo("Stage \"contract\" moves to itself");
    loads("\"moves\": [\"won\"]", "\"moves\": [\"won\", \"talks\"]");
  }

  @Test
  void the_same_move_twice_is_refused() {
    assertThat(fault("\"moves\": [\"won\"]", "\"moves\": [\"won\", ▶\"won\"]").message())
        .isEqualTo("Move to \"won\" is there twice, first in line 21");
    loads("\"moves\": [\"won\"]", "\"moves\": [\"won\", \"lost\"]");
  }

  @Test
  void a_stage_no_move_leads_to_is_refused() {
    assertThat(
            fault(
                    "    {\"id\": \"lost\"",
                    "    {\"id\": ▶\"parked\", \"labels\": {\"en\": \"Parked\", \"zh\": \"搁置\"},"
                        + " \"moves\": [\"lost\"]},\n    {\"id\": \"lost\"")
                .message())
        .isEqualTo("Stage \"parked\" is never reached from the first");
    Pipeline pipeline =
        Pipeline.parse(
            "p.json",
            with(
                    "    {\"id\": \"lost\"",
                    "    {\"id\": \"parked\", \"labels\": {\"en\": \"Parked\", \"zh\": \"搁置\"},"
                        + " \"moves\": [\"lost\"]},\n    {\"id\": \"lost\"")
                .replace("[\"won\"]", "[\"won\", \"parked\"]"));
    assertThat(pipeline.allows("contract", "parked")).isTrue();
  }

  @Test
  void stages_that_lead_only_to_each_other_are_refused_both() {
    String island =
        "    {\"id\": \"a\", \"labels\": {\"en\": \"A\", \"zh\": \"甲\"}, \"moves\": [\"b\"]},\n"
            + "    {\"id\": \"b\", \"labels\": {\"en\": \"B\", \"zh\": \"乙\"}, \"moves\":"
            + " [\"a\"]},\n"
            + "    {\"id\": \"lost\"";
    assertThat(faults(with("    {\"id\": \"lost\"", island)))
        .extracting(Fault::message)
        .containsExactly(
            "Stage \"a\" is never reached from the first",
            "Stage \"b\" is never reached from the first");
  }

  @Test
  void an_open_stage_without_moves_is_a_dead_end() {
    // "won" is reached another way, so that the dead end is the only fault.
    String json =
        with("\"moves\": [\"contract\", \"lost\"]", "\"moves\": [\"contract\", \"lost\", \"won\"]");
    assertThat(faults(json.replace("\"moves\": [\"won\"]", "\"moves\": []")))
        .extracting(f -> f.line() + ":" + f.column() + " " + f.message())
        .containsExactly("21:75 Stage \"contract\" is a dead end");
    assertThat(faults(json.replace(", \"moves\": [\"won\"]", "")))
        .extracting(f -> f.line() + ":" + f.column() + " " + f.message())
        .containsExactly("21:5 Stage \"contract\" is a dead end");
    Pipeline.parse("p.json", json.replace(", \"moves\": [\"won\"]", ", \"end\": \"won\""));
  }

  @Test
  void an_end_that_moves_to_another_kind_of_end_is_refused_but_with_an_empty_list_it_loads() {
    assertThat(fault("\"end\": \"won\"", "\"end\": \"won\", \"moves\": [▶\"lost\"]").message())
        .isEqualTo("Stage \"won\" is an end and \"lost\" is not the same end");
    loads("\"end\": \"won\"", "\"end\": \"won\", \"moves\": []");
  }

  @Test
  void an_end_is_won_or_lost_and_nothing_else() {
    Fault fault = fault("\"end\": \"won\"", "\"end\": ▶\"Won\"");
    assertThat(fault.message()).isEqualTo("Unknown end \"Won\"");
    assertThat(fault.advice()).isEqualTo("Did you mean \"won\"? Known: won, lost.");
    assertThat(loads("\"end\": \"won\"", "\"end\": \"lost\"").stage("won").end())
        .isEqualTo(End.LOST);
  }

  @Test
  void a_pipeline_without_an_end_is_refused_and_one_end_is_enough() {
    String json = with("\"stages\": [", "\"stages\": ▶[");
    assertThat(
            faults(
                json.replace("\"end\": \"won\"", "\"moves\": [\"lost\"]")
                    .replace("\"end\": \"lost\"", "\"moves\": [\"won\"]")))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.message()).isEqualTo("No stage is an end");
              assertThat(fault.line() + ":" + fault.column()).isEqualTo("10:13");
            });
    loads("\"end\": \"won\"", "\"moves\": [\"lost\"]");
  }

  @Test
  void a_first_stage_that_is_an_end_is_refused() {
    assertThat(fault("\"moves\": [\"needs\", \"lost\"]", "\"end\": ▶\"won\"").message())
        .isEqualTo("The first stage is an end");
  }

  @Test
  void an_empty_list_of_stages_is_refused() {
    assertThat(
            faults(
                GOOD.replaceAll(
                    "(?s)\"stages\": \\[.*\\],\n  \"checklist\"",
                    "\"stages\": [],\n  \"checklist\"")))
        .extracting(f -> f.line() + ":" + f.column() + " " + f.message())
        .containsExactly("10:13 There are no stages");
  }

  @Test
  void two_stages_with_one_id_are_refused() {
    assertThat(
            fault(
                    "    {\"id\": \"lost\"",
                    "    {\"id\": ▶\"won\", \"labels\": {\"en\": \"W\", \"zh\": \"赢\"}, \"end\":"
                        + " \"won\"},\n    {\"id\": \"lost\"")
                .message())
        .isEqualTo("Stage \"won\" is there twice, first in line 22");
  }

  @Test
  void one_requirement_twice_in_a_list_is_refused_but_not_in_two_lists() {
    assertThat(fault("[\"interview\"]", "[\"interview\", ▶\"interview\"]").message())
        .isEqualTo("Activity \"interview\" is there twice, first in line 17");
    fault(
        "[\"interview\"]",
        "[\"interview\", {\"id\": ▶\"interview\", \"labels\": {\"en\": \"I\", \"zh\": \"访\"}}]");
    loads("[\"licence\"]", "[\"interview\"]");
  }

  @Test
  void one_checklist_id_twice_is_refused_but_capitals_make_another() {
    assertThat(fault("\"id\": \"S03\"", "\"id\": ▶\"S01\"").message())
        .isEqualTo("Checklist node \"S01\" is there twice, first in line 27");
    loads("\"id\": \"S03\"", "\"id\": \"s01\"");
  }

  @Test
  void a_bad_duration_is_refused_with_the_forms_there_are() {
    assertThat(
            fault("\"within\": \"7 days\", \"warnings\"", "\"within\": ▶\"7 dayz\", \"warnings\"")
                .advice())
        .startsWith("\"7 dayz\" is no time budget. Write");
    fault("[\"5 days\"]", "[▶\"soon\"]");
    fault("\"within\": \"3 days\"", "\"within\": ▶\"-3 days\"");
    loads("\"within\": \"3 days\"", "\"within\": \"3 business days\"");
  }

  @Test
  void a_limit_nobody_hears_of_is_refused() {
    assertThat(fault("\"escalate\": [\"supervisor\"]", "\"escalate\": ▶[]").message())
        .isEqualTo("Nobody hears of it when the limit passes");
    fault(
        "{\"within\": \"7 days\", \"warnings\": [\"5 days\"], \"escalate\": [\"supervisor\"]}",
        "▶{\"within\": \"7 days\"}");
    loads("\"escalate\": [\"supervisor\"]", "\"escalate\": [\"rep\"]");
  }

  @Test
  void one_role_twice_in_an_escalation_is_refused() {
    fault("[\"supervisor\"]", "[\"supervisor\", ▶\"supervisor\"]");
    loads("[\"supervisor\"]", "[\"supervisor\", \"sales-manager\"]");
  }

  @Test
  void a_limit_on_an_end_is_refused() {
    String limit = "{\"within\": \"7 days\", \"escalate\": [\"rep\"]}";
    assertThat(fault("\"end\": \"won\"", "\"end\": \"won\", \"limit\": ▶" + limit).message())
        .isEqualTo("An end has no time limit");
    loads("\"moves\": [\"won\"]", "\"moves\": [\"won\"], \"limit\": " + limit);
  }

  @Test
  void a_checklist_node_after_an_unknown_one_is_refused() {
    assertThat(fault("\"after\": \"S01\"", "\"after\": ▶\"S0l\"").message())
        .isEqualTo("Unknown checklist node \"S0l\"");
    assertThat(fault("\"after\": \"S01\"", "\"after\": ▶\"S1\"").advice())
        .startsWith("Did you mean \"S01\"?");
    loads("\"after\": \"S02\"", "\"after\": \"S01\"");
  }

  @Test
  void checklist_nodes_that_wait_for_each_other_are_refused_once() {
    assertThat(fault("\"id\": \"S01\",", "\"id\": \"S01\", \"after\": ▶\"S03\",").message())
        .isEqualTo("Checklist nodes wait for each other: S01 → S03 → S02 → S01");
    assertThat(fault("\"after\": \"S01\"", "\"after\": ▶\"S02\"").message())
        .isEqualTo("Checklist nodes wait for each other: S02 → S02");
    loads("\"after\": \"S01\"", "\"after\": \"S01\"");
  }

  @Test
  void a_checklist_node_may_come_after_one_further_down() {
    Pipeline pipeline =
        Pipeline.parse(
            "p.json",
            with("\"id\": \"S01\",", "\"id\": \"S01\", \"after\": \"S03\",")
                .replace("\"after\": \"S02\",", "")
                .replace("\"after\": \"S01\",", ""));
    assertThat(pipeline.checklist().get(0).after()).isEqualTo("S03");
  }

  @Test
  void a_checklist_node_with_nothing_to_do_or_hand_in_is_refused() {
    String json = with("\"deliverable\": \"minutes\",", "");
    assertThat(faults(json.replace("\"activity\": \"price-talk\",", "")))
        .extracting(f -> f.line() + ":" + f.column() + " " + f.message())
        .containsExactly("43:5 Nothing completes checklist node \"S03\"");
    assertThat(Pipeline.parse("p.json", json).checklist().get(2).deliverable()).isNull();
  }

  @Test
  void an_unknown_attribute_type_is_refused() {
    assertThat(fault("\"type\": \"date\"", "\"type\": ▶\"dat\"").advice())
        .isEqualTo("Did you mean \"date\"? Known: text, number, date, flag, money.");
    assertThat(
            loads("\"type\": \"date\"", "\"type\": \"money\"").attributes().get("expected-close"))
        .extracting(Attribute::type)
        .isEqualTo(Attribute.Type.MONEY);
  }

  @Test
  void a_bad_interval_of_notices_is_refused() {
    String limit = "\"limit\": {";
    assertThat(fault(limit, limit + "\"digest\": ▶\"25:00\", ").message())
        .isEqualTo("Bad interval");
    fault(limit, limit + "\"digest\": ▶\"3 business days\", ");
    Pipeline pipeline = loads(limit, limit + "\"digest\": \"opening\", ");
    assertThat(pipeline.stage("proposal").limit())
        .extracting(TimeLimit::digest)
        .hasToString("opening");
  }

  @Test
  void an_unknown_way_with_duplicates_is_refused() {
    String opens = "\"opens\": [\"lead-captured\"],";
    assertThat(fault(opens, opens + " \"duplicates\": ▶\"merged\",").advice())
        .isEqualTo("Did you mean \"merge\"? Known: keep-apart, merge.");
    fault(opens, opens + " \"duplicates\": ▶true,");
    assertThat(loads(opens, opens + " \"duplicates\": \"merge\",").mergesDuplicates()).isTrue();
    assertThat(loads(opens, opens + " \"duplicates\": \"keep-apart\",").mergesDuplicates())
        .isFalse();
    assertThat(Pipeline.parse("p.json", GOOD).mergesDuplicates()).isFalse();
  }

  @Test
  void an_id_that_is_not_in_lower_case_with_dashes_is_refused() {
    Fault fault = fault("\"id\": \"lead-to-cash\"", "\"id\": ▶\"Lead to_Cash\"");
    assertThat(fault.message()).isEqualTo("\"Lead to_Cash\" is no id");
    assertThat(fault.advice())
        .isEqualTo("Write lower-case letters, digits and dashes, such as \"lead-to-cash\".");
    fault("\"subject\": \"lead\"", "\"subject\": ▶\"线索\"");
    fault("[\"lead-captured\"]", "[▶\"LeadCaptured\"]");
    fault("[\"interview\"]", "[▶\"-interview\"]");
    fault("[\"supervisor\"]", "[▶\"super visor\"]");
    fault("\"expected-close\": {", "\"expectedClose\": ▶{");
    fault("\"activity\": \"price-talk\"", "\"activity\": ▶\"price.talk\"");
    fault("\"id\": \"S03\"", "\"id\": ▶\"S 03\"");
    loads("\"id\": \"lead-to-cash\"", "\"id\": \"2-lead-to-cash\"");
  }

  @Test
  void an_id_in_capitals_is_refused_for_a_stage_and_loads_for_a_checklist_node() {
    assertThat(faults(GOOD.replace("\"talks\"", "\"Talks\"")))
        .extracting(f -> f.line() + ":" + f.column() + " " + f.message())
        .containsExactly("20:12 \"Talks\" is no id");
    assertThat(loads("\"id\": \"S03\"", "\"id\": \"STEP-3\"").checklist().get(2).id())
        .isEqualTo("STEP-3");
  }

  @Test
  void a_pipeline_no_event_opens_is_refused() {
    assertThat(fault("[\"lead-captured\"]", "▶[]").message()).isEqualTo("No event opens a case");
    fault("[\"lead-captured\"]", "[\"lead-captured\", ▶\"lead-captured\"]");
    assertThat(loads("[\"lead-captured\"]", "[\"b\", \"a\"]").opens()).containsExactly("b", "a");
  }

  @Test
  void a_heading_is_refused_where_it_is_wrong() {
    String requires = "\"requires\": {\"activities\": [\"interview\"],";
    String report = "\"requires\": {\"deliverables\": [{\"id\": \"report\", ";
    String labels = "\"labels\": {\"en\": \"Report\", \"zh\": \"报告\"}";
    String end = "], " + labels + "}],";
    loads(requires, report + "\"headings\": [\"pains\"" + end);
    assertThat(fault(requires, report + "\"headings\": [\"pains\", ▶\"pains\"" + end).message())
        .isEqualTo("Heading \"pains\" is there twice, first in line 17");
    fault(requires, report + "\"headings\": [▶\"Core pains\"" + end);
    fault(requires, report + "\"headings\": ▶\"pains\", " + labels + "}],");
    for (String points : List.of("0", "-1", "1.5", "\"3\"", "3000000000")) {
      String heading = "{\"id\": \"pains\", " + labels + ", \"points\": ▶" + points + "}";
      assertThat(fault(requires, report + "\"headings\": [" + heading + end).message())
          .isEqualTo("\"points\" must be a whole number from 1 on");
    }
    fault(
        requires,
        report + "\"headings\": [{\"id\": \"pains\", " + labels + ", ▶\"least\": 3}" + end);
    fault(requires, report + "\"headings\": [▶{\"id\": \"pains\"}" + end);
  }

  @Test
  void only_a_deliverable_has_headings() {
    fault(
        "\"requires\": {\"activities\": [\"interview\"],",
        "\"requires\": {\"activities\": [{\"id\": \"interview\", ▶\"headings\": [\"pains\"],"
            + " \"labels\": {\"en\": \"Interview\", \"zh\": \"访谈\"}}],");
  }

  @Test
  void a_checklist_node_without_an_owner_or_with_two_is_refused() {
    String owner = "\"deliverable\": \"minutes\",\n      \"owner\": \"rep\",";
    String minutes = "\"deliverable\": \"minutes\",\n      ";
    fault(owner, minutes + "\"owner\": ▶[\"rep\", \"manager\"],");
    String json = GOOD.replace(owner, minutes);
    assertThat(faults(json))
        .singleElement()
        .extracting(Fault::message)
        .isEqualTo("Missing field \"owner\"");
  }
}
