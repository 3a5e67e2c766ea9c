package dev.sluice.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's number is found however it is written down. */
class WordsTest {

  private final Words chinese = new Words(Set.of("phone:8613800138000"), List.of(), "#", "L-1");
  private final Words german = new Words(Set.of("phone:493012345678"), List.of(), "#", "L-1");
  private final Words plain = new Words(Set.of("phone:13800138000"), List.of(), "#", "L-1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+8613800138000",
        "+86 138 0013 8000",
        "008613800138000",
        "0086-138-0013-8000",
        "8613800138000",
        "13800138000",
        "138-0013-8000",
        "138 0013 8000",
        "013800138000"
      })
  void with_the_countrys_code_or_without(String number) {
    assertThat(chinese.without("Call " + number + ", not 7")).isEqualTo("Call #, not 7");
    assertThat(plain.without("Call " + number + ", not 7"))
        .isEqualTo(number.startsWith("86") ? "Call " + number + ", not 7" : "Call #, not 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+49 30 12345678", "030 12345678", "(030) 123-45678", "0049.30.12345678"})
  void with_a_zero_in_the_place_of_the_code(String number) {
    assertThat(german.without(number)).isEqualTo(number.startsWith("(") ? "(#" : "#");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13800138001", // another last digit
        "138001380001", // one digit more
        "+86 138 0013 800", // one digit less
        "00138000" // the last eight digits
      })
  void another_number_stays(String number) {
    assertThat(chinese.without("Call " + number + "!")).isEqualTo("Call " + number + "!");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"１３８００１３８０００", "+86　138 0013 8000", "138\u00a00013\u00a08000", "１38-0013-8000"})
  void in_full_width_as_well(String number) {
    assertThat(chinese.without("请联系" + number + "（王）")).isEqualTo("请联系#（王）");
  }

  private final Words named =
      new Words(Set.of("email:xm.wang@acme.cn"), List.of("Xiaoming Wang", "王小明"), "#", "L-1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Xiaoming Wang",
        "Xiaoming  wang",
        "Xiaoming\nWang",
        "Xiaoming\u00a0Wang",
        "Ｘｉａｏｍｉｎｇ　Ｗａｎｇ",
        "王小明",
        "ｘｍ．ｗａｎｇ＠ａｃｍｅ．ｃｎ",
        "XM.Wang@acme.cn"
      })
  void a_name_or_an_address_however_it_is_set(String text) {
    assertThat(named.without("Met " + text + " today")).isEqualTo("Met # today");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Xiaoming Wangs", "XiaomingWang", "xm.wang@acme.cnn", "Ｗａｎｇ"})
  void another_name_stays_as_it_is_set(String text) {
    assertThat(named.without("Met " + text + " today")).isEqualTo("Met " + text + " today");
  }
}
