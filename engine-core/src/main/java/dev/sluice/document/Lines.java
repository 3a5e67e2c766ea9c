package dev.sluice.document;

import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.pipeline.Labels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as lines and rows of a paper, in its language. */
final class Lines {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
  private static final String NONE = "–";

  private final Locale locale;
  private final ZoneId zone;
  private final boolean chinese;

  Lines(Locale locale, ZoneId zone) {
    this.locale = locale;
    this.zone = zone;
    this.chinese = locale.getLanguage().equals("zh");
  }

  String in(Labels labels) {
    return labels.in(locale);
  }

  String time(Instant at) {
    return TIME.format(at.atZone(zone));
  }

  String orDash(@Nullable Object value) {
    return value == null ? NONE : value.toString();
  }

  String pair(Word word, @Nullable Object value) {
    return word.in(locale) + (chinese ? "：" : ": ") + orDash(value);
  }

  String joined(@Nullable Labels... labels) {
    String text =
        Arrays.stream(labels)
            .filter(Objects::nonNull)
            .map(label -> label.in(locale))
            .collect(Collectors.joining(chinese ? "、" : ", "));
    return text.isEmpty() ? NONE : text;
  }

  /** Whole days and hours, the way a person says how long something took. */
  String duration(@Nullable Duration time) {
    if (time == null) {
      return NONE;
    }
    long days = time.toDays();
    int hours = time.toHoursPart();
    return chinese ? days + " 天 " + hours + " 小时" : days + " d " + hours + " h";
  }

  Paper.Part text(String text) {
    return new Paper.Text(text);
  }

  Paper.Part textOrNothing(@Nullable String text) {
    return new Paper.Text(text == null ? Word.NOTHING.in(locale) : text);
  }

  Paper.Part list(List<String> items) {
    return items.isEmpty() ? textOrNothing(null) : new Paper.Items(items);
  }

  Paper.Part table(List<Word> columns, List<List<String>> rows) {
    return rows.isEmpty()
        ? textOrNothing(null)
        : new Paper.Table(columns.stream().map(word -> word.in(locale)).toList(), rows);
  }

  Paper.Part promises(List<Promise> promises) {
    return table(
        List.of(Word.PROMISE, Word.DUE),
        promises.stream().map(one -> List.of(one.what(), orDash(one.due()))).toList());
  }

  Paper.Part stages(List<StageVisit> stages) {
    return table(
        List.of(Word.STAGE, Word.ENTERED, Word.DWELL),
        stages.stream()
            .map(
                visit ->
                    List.of(
                        visit.labels().in(locale), time(visit.entered()), duration(visit.dwell())))
            .toList());
  }
}
