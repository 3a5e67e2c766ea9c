package dev.sluice.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.fault.DefinitionException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFaultsTest {

  private static final String RULES =
      "rule \"r\" when SignalReceived() then decide.tag(\"t\"); end";

  @TempDir private Path folder = Path.of("unset");

  private Loader loader() {
    return new Loader(folder).rules(RULES);
  }

  private List<String> playbook(String from, String to) {
    assertThat(Loader.PLAYBOOK).contains(from);
    return loader().file("playbook.json", Loader.PLAYBOOK.replace(from, to)).places();
  }

  private List<String> pack(String from, String to) {
    assertThat(Loader.PACK).contains(from);
    return loader().file("rules/pack.json", Loader.PACK.replace(from, to)).places();
  }

  @Test
  void a_playbook_that_is_right_has_no_faults() {
    assertThat(loader().places()).isEmpty();
  }

  @Test
  void a_folder_without_a_playbook_says_so() {
    assertThatThrownBy(() -> RulePlaybooks.fromClasspath("playbooks/nowhere"))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("playbooks/nowhere/playbook.json: There is no such file");
  }

  @Test
  void unknown_fields_are_found_with_the_right_one_named() {
    assertThat(playbook("\"timers\"", "\"timer\""))
        .contains("playbook.json:5:2: Unknown field \"timer\"");
    assertThat(pack("\"default\": 2", "\"preset\": 2"))
        .containsExactly(
            "pack.json:5:14: Missing field \"default\"",
            "pack.json:5:32: Unknown field \"preset\"");
  }

  @Test
  void files_that_are_not_there_are_found() {
    assertThat(playbook("\"pipeline.json\"", "\"pipe.json\""))
        .containsExactly("playbook.json:1:30: There is no file " + folder + "/pipe.json");
    assertThat(playbook("[\"rules\"]", "[\"rulez\"]"))
        .containsExactly("playbook.json:1:57: There is no file " + folder + "/rulez/pack.json");
    assertThat(pack("[\"rules.drl\"]", "[\"rule.drl\"]"))
        .contains("pack.json:1:55: There is no file " + folder + "/rules/rule.drl");
  }

  @Test
  void a_rule_file_that_is_not_listed_is_found() {
    assertThat(loader().file("rules/more.drl", RULES).places())
        .containsExactly(
            "pack.json:1:54: File \"more.drl\" lies in this folder, but is not listed");
  }

  @Test
  void a_rule_file_listed_twice_is_found() {
    assertThat(pack("[\"rules.drl\"]", "[\"rules.drl\", \"rules.drl\"]"))
        .containsExactly("pack.json:1:68: File \"rules.drl\" is listed twice");
  }

  @Test
  void a_pack_serves_the_pipelines_it_names() {
    assertThat(pack("[\"sample\"]", "[\"other\"]"))
        .containsExactly(
            "pack.json:1:33: This pack does not serve the pipeline of playbook \"sample\"");
    assertThat(pack("[\"sample\"]", "[\"other\", \"sample 1\"]")).isEmpty();
  }

  @Test
  void values_of_parameters_are_of_their_type() {
    assertThat(pack("\"type\": \"count\", \"default\": 2", "\"type\": \"count\", \"default\": 2.5"))
        .containsExactly("pack.json:5:43: \"2.5\" is no value of type count");
    assertThat(pack("\"30 days\"", "\"30 hours\""))
        .containsExactly("pack.json:3:42: \"30 hours\" is no value of type days");
    assertThat(pack("\"500000 CNY\"", "\"500000\""))
        .containsExactly("pack.json:6:42: \"500000\" is no value of type money");
    assertThat(pack("\"500000 CNY\"", "{\"amount\": \"5\", \"currency\": \"CNY\"}")).isEmpty();
    assertThat(
            pack(
                "\"type\": \"count\", \"default\": 2",
                "\"type\": \"list\", \"default\": [\"a\", 2]"))
        .containsExactly("pack.json:5:42: [\"a\",2] is no value of type list");
    assertThat(pack("\"count\"", "\"counts\""))
        .containsExactly(
            "pack.json:5:23: Unknown parameter type \"counts\"",
            "pack.json:5:44: 2 is no value of type text");
  }

  @Test
  void overrides_are_of_declared_parameters_and_of_their_type() {
    String field = "\"packs\": [\"rules\"],";
    assertThat(playbook(field, field + " \"parameters\": {\"visit\": 3},"))
        .containsExactly("playbook.json:1:91: No pack has a parameter \"visit\"");
    assertThat(playbook(field, field + " \"parameters\": {\"visits\": \"many\"},"))
        .containsExactly("playbook.json:1:92: \"many\" is no value of type count");
    assertThat(playbook(field, field + " \"parameters\": {\"visits\": 3},")).isEmpty();
  }

  @Test
  void a_host_sets_declared_parameters_only() {
    assertThat(loader().options(RulePlaybooks.options().parameter("visit", 3)).places())
        .containsExactly("playbook.json:0:0: The host sets a parameter \"visit\" that no pack has");
    assertThat(loader().options(RulePlaybooks.options().parameter("visits", "x")).places())
        .containsExactly(
            "playbook.json:0:0: The host sets parameter \"visits\" to what it cannot be");
  }

  @Test
  void signals_are_kept_for_hours_days_or_months() {
    assertThat(playbook("\"30 days\"", "\"3 business days\""))
        .singleElement()
        .asString()
        .startsWith("playbook.json:4:39: Bad duration");
    assertThat(playbook("\"most\": 50", "\"most\": 0"))
        .containsExactly("playbook.json:4:58: \"most\" must be a whole number of 1 or more");
  }

  @Test
  void a_calendar_is_known_or_a_file() {
    String field = "\"packs\": [\"rules\"],";
    assertThat(playbook(field, field + " \"calendar\": \"mainland-china\",")).isEmpty();
    assertThat(playbook(field, field + " \"calendar\": \"mars.json\","))
        .containsExactly("playbook.json:1:79: There is no file " + folder + "/mars.json");
  }

  @Test
  void faults_of_every_file_are_reported_at_once() {
    assertThat(
            loader()
                .file("playbook.json", Loader.PLAYBOOK.replace("\"timers\"", "\"timerz\""))
                .file("rules/pack.json", Loader.PACK.replace("\"count\"", "\"counts\""))
                .file("pipeline.json", "{\"id\": \"sample\"}")
                .rules("rule \"r\" when SignalRecieved() then decide.tag(\"t\"); end")
                .places())
        .contains(
            "playbook.json:5:2: Unknown field \"timerz\"",
            "pack.json:5:23: Unknown parameter type \"counts\"",
            "pipeline.json:1:1: Missing field \"stages\"",
            "rules.drl:1:15: Unknown type SignalRecieved");
  }

  @Test
  void a_name_that_two_packs_declare_is_found() {
    assertThat(
            loader()
                .file(
                    "playbook.json",
                    Loader.PLAYBOOK.replace("[\"rules\"]", "[\"rules\", \"more\"]"))
                .file(
                    "more/pack.json",
                    """
                    {"name": "more", "pipelines": ["*"], "rules": [],
                     "parameters": {"visits": {"type": "count", "default": 1, "en": "V", "zh": "次"}}}
                    """)
                .places())
        .containsExactly("pack.json:2:27: Parameter \"visits\" is declared by another pack too");
  }

  @Test
  void the_classes_of_a_host_must_be_public() {
    assertThatThrownBy(() -> loader().options(RulePlaybooks.options().facts(Hidden.class)).load())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not public");
  }

  record Hidden(String name) {}

  @Test
  void what_belongs_to_a_journey_is_declared() {
    assertThat(playbook("\"timers\": [\"unclicked\"]", "\"timers\": [\"uncliked\"]"))
        .containsExactly("playbook.json:7:58: This manifest declares no timer \"uncliked\"");
    assertThat(playbook("\"templates\": [\"case-study\"]", "\"templates\": [\"case\"]"))
        .containsExactly("playbook.json:7:86: This manifest declares no template \"case\"");
    assertThat(playbook("\"again\": \"30 days\"", "\"again\": \"soon\""))
        .singleElement()
        .asString()
        .startsWith("playbook.json:7:36: Bad duration");
  }

  @Test
  void a_digest_of_a_template_is_an_interval() {
    String channel = "{\"channel\": \"email\",";
    assertThat(playbook(channel, channel + " \"digest\": \"6 pm\","))
        .containsExactly("playbook.json:2:61: \"6 pm\" is no interval");
    assertThat(playbook(channel, channel + " \"digest\": \"18:00\",")).isEmpty();
  }

  @Test
  void quiet_hours_are_two_times_of_the_day() {
    assertThat(playbook("\"21:00-08:00\"", "\"21:00\""))
        .singleElement()
        .asString()
        .startsWith("playbook.json:8:24: \"21:00\" are no quiet hours");
    assertThat(playbook("\"21:00-08:00\"", "\"25:00-08:00\""))
        .singleElement()
        .asString()
        .startsWith("playbook.json:8:24: \"25:00-08:00\" are no quiet hours");
  }
}
