package dev.sluice.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocatedJsonTest {

  private final List<Fault> faults = new ArrayList<>();

  private JsonCursor read(String text) {
    return LocatedJson.parse("f.json", text).read(faults);
  }

  private static List<Fault> refused(String text) {
    return catchThrowableOfType(DefinitionException.class, () -> LocatedJson.parse("f.json", text))
        .faults();
  }

  private static String place(Fault fault) {
    return fault.line() + ":" + fault.column();
  }

  @Test
  void every_value_knows_its_line_and_column() {
    LocatedJson json =
        LocatedJson.parse("f.json", "{\"a\": [1,\n  {\"b/c\": true}],\r\n\t\"d~\" : null }");
    assertThat(place(json.fault("", "", ""))).isEqualTo("1:1");
    assertThat(place(json.fault("/a", "", ""))).isEqualTo("1:7");
    assertThat(place(json.fault("/a/0", "", ""))).isEqualTo("1:8");
    assertThat(place(json.fault("/a/1", "", ""))).isEqualTo("2:3");
    assertThat(place(json.fault("/a/1/b~1c", "", ""))).isEqualTo("2:11");
    assertThat(place(json.fault("/d~0", "", ""))).isEqualTo("3:9");
    assertThat(json.fault("/d~0", "", "").sourceLine()).isEqualTo("\t\"d~\" : null }");
  }

  @Test
  void what_is_missing_is_located_at_what_encloses_it() {
    LocatedJson json = LocatedJson.parse("f.json", "{\n\"a\":\n{}}");
    assertThat(place(json.fault("/a/b/c", "", ""))).isEqualTo("3:1");
    assertThat(place(json.fault("/x", "", ""))).isEqualTo("1:1");
  }

  @Test
  void a_long_file_keeps_its_columns() {
    String text = "[\n" + "\"赢\",\n".repeat(20_000) + "   \"last\"]";
    LocatedJson json = LocatedJson.parse("f.json", text);
    assertThat(place(json.fault("/20000", "", ""))).isEqualTo("20002:4");
  }

  @Test
  void a_byte_order_mark_is_not_counted() {
    LocatedJson json = LocatedJson.parse("f.json", "\uFEFF{\"a\": 1}");
    assertThat(place(json.fault("/a", "", ""))).isEqualTo("1:7");
    assertThat(json.root().path("a").asInt()).isEqualTo(1);
  }

  @Test
  void a_missing_comma_is_shown_where_it_is_missed() {
    assertThat(refused("{\n  \"a\": 1\n  \"b\": 2\n}"))
        .singleElement()
        .hasToString(
            "f.json:3:3: This is no JSON: Unexpected character ('\"' (code 34)): was expecting"
                + " comma to separate Object entries\n"
                + "  \"b\": 2\n"
                + "  ^\n"
                + "  → Check the quotes, commas and brackets here and just before.");
    assertThat(read("{\n  \"a\": 1,\n  \"b\": 2\n}").json().size()).isEqualTo(2);
  }

  @Test
  void a_file_that_ends_early_says_what_is_open() {
    assertThat(refused("{\n  \"a\": [1"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(place(fault)).isEqualTo("2:10");
              assertThat(fault.message()).contains("end-of-input").contains("line: 2, column: 8");
              assertThat(fault.message()).doesNotContain("Source");
            });
  }

  @Test
  void an_empty_file_is_refused() {
    assertThat(refused(" \n"))
        .singleElement()
        .hasToString("f.json: The file is empty\n  → Write a JSON object: { … }.");
    assertThat(read("{}").present()).isTrue();
  }

  @Test
  void text_behind_the_end_is_refused_but_blanks_are_not() {
    assertThat(refused("{}\n }"))
        .singleElement()
        .satisfies(fault -> assertThat(place(fault)).isEqualTo("2:2"));
    assertThat(refused("{}\n {}"))
        .singleElement()
        .satisfies(fault -> assertThat(place(fault)).isEqualTo("2:2"));
    assertThat(read("{}\n \n").present()).isTrue();
  }

  @Test
  void a_field_named_twice_is_refused_but_not_in_two_objects() {
    assertThat(refused("{\"a\": {\"b\": 1},\n \"c\": 2,\n \"a\": 3}"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(place(fault)).isEqualTo("3:2");
              assertThat(fault.message()).isEqualTo("Field \"a\" is there twice, first in line 1");
            });
    assertThat(read("{\"a\": {\"a\": 1}}").present()).isTrue();
  }

  @Test
  void nesting_without_end_is_refused_and_not_a_stack_overflow() {
    assertThat(refused("[".repeat(100_000))).hasSize(1);
  }

  @Test
  void an_unknown_field_is_refused_at_its_name_with_the_nearest() {
    read("{\"labels\": 1,\n \"stagez\": 2}").only("labels", "stages");
    assertThat(faults)
        .singleElement()
        .hasToString(
            "f.json:2:2: Unknown field \"stagez\"\n \"stagez\": 2}\n ^\n"
                + "  → Did you mean \"stages\"? Known: labels, stages.");
  }

  @Test
  void known_fields_may_come_in_any_order_or_not_at_all() {
    read("{\"stages\": 1}").only("labels", "stages");
    assertThat(faults).isEmpty();
  }

  @Test
  void a_missing_field_is_a_fault_at_its_object_and_reading_goes_on() {
    JsonCursor node = read("{\"a\":\n {}}").required("a").required("b");
    assertThat(node.present()).isFalse();
    assertThat(node.text()).isEmpty();
    assertThat(node.items()).isEmpty();
    assertThat(node.members()).isEmpty();
    assertThat(node.required("c").only("d").optional("e").present()).isFalse();
    assertThat(faults)
        .singleElement()
        .hasToString("f.json:2:2: Missing field \"b\"\n {}}\n ^\n  → Add \"b\" to this object.");
  }

  @Test
  void a_field_that_may_be_missing_is_no_fault() {
    assertThat(read("{}").optional("b").text()).isEmpty();
    assertThat(faults).isEmpty();
  }

  @Test
  void a_value_of_the_wrong_type_says_what_it_is_and_what_it_must_be() {
    JsonCursor node = read("{\"a\": 1, \"b\": \"x\", \"c\": [true, null]}");
    node.optional("a").text();
    node.optional("b").items();
    node.optional("c").members();
    node.optional("c").items().get(0).text();
    node.optional("c").items().get(1).text();
    assertThat(faults)
        .extracting(LocatedJsonTest::place, Fault::message, Fault::advice)
        .containsExactly(
            tuple("1:7", "\"a\" must be a text, but is number", "Write it in double quotes."),
            tuple(
                "1:15",
                "\"b\" must be a list, but is a text",
                "Write it in square brackets: [ … ]."),
            tuple(
                "1:25",
                "\"c\" must be an object, but is a list",
                "Write it in curly braces: { … }."),
            tuple(
                "1:26",
                "Item 1 of \"c\" must be a text, but is boolean",
                "Write it in double quotes."),
            tuple(
                "1:32",
                "Item 2 of \"c\" must be a text, but is null",
                "Leave the field out, or give it a value."));
  }

  @Test
  void a_value_of_the_right_type_is_read() {
    JsonCursor node = read("{\"a\": \"x\", \"b\": [\"y\"], \"c\": {\"d\": 1.50}}");
    assertThat(node.optional("a").text()).isEqualTo("x");
    assertThat(node.optional("b").items().get(0).text()).isEqualTo("y");
    assertThat(node.optional("c").members()).containsOnlyKeys("d");
    assertThat(node.optional("c").optional("d").json().decimalValue()).isEqualByComparingTo("1.5");
    assertThat(faults).isEmpty();
  }

  @Test
  void a_blank_text_is_a_fault_and_one_letter_is_none() {
    assertThat(read("{\"a\": \" \"}").optional("a").text()).isEmpty();
    assertThat(faults).extracting(Fault::message).containsExactly("\"a\" is empty");
    assertThat(read("{\"a\": \"x\"}").optional("a").text()).isEqualTo("x");
    assertThat(faults).hasSize(1);
  }
}
