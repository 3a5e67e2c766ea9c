package dev.sluice.rules.internal;

import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the annotations of a rule say. */
record RuleAnnotations(List<String> requirements, int priority, @Nullable String zh) {

  private static final Pattern ANNOTATION = Pattern.compile("@\\s*([\\w.]+)\\s*");
  private static final Pattern QUOTED = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern REQUIREMENTS =
      Pattern.compile("\\(\\s*(\"[^\"]+\"|\\{\\s*\"[^\"]+\"(\\s*,\\s*\"[^\"]+\")*\\s*\\})\\s*\\)");
  private static final Pattern PRIORITY = Pattern.compile("\\(\\s*(-?\\d{1,6})\\s*\\)");
  private static final Pattern CHINESE = Pattern.compile("\\(\\s*\"(\\s*[^\"\\s][^\"]*)\"\\s*\\)");

  /** Reads what stands between a rule's name and its conditions. */
  static RuleAnnotations read(SourceText source, int start, int end, List<Fault> faults) {
    List<String> requirements = new ArrayList<>();
    int priority = 0;
    String zh = null;
    List<String> seen = new ArrayList<>();
    Matcher found = ANNOTATION.matcher(source.code()).region(start, end);
    while (found.find()) {
      String name = found.group(1);
      boolean twice = seen.contains(name);
      seen.add(name);
      String text = source.uncommented();
      if (twice) {
        report(
            source,
            faults,
            found.start(),
            "Annotation @" + name + " is there twice",
            "Write one"
                + (name.equals("requirement") ? ": @requirement({\"A1.4\", \"A1.5\"})." : "."));
      } else if (name.equals("requirement")) {
        Matcher value = REQUIREMENTS.matcher(text).region(found.end(), end);
        if (value.lookingAt()) {
          Matcher each = QUOTED.matcher(value.group());
          while (each.find()) {
            requirements.add(each.group(1));
          }
        } else {
          report(
              source,
              faults,
              found.start(),
              "@requirement names no requirement",
              "Write @requirement(\"A1.4\") or @requirement({\"A1.4\", \"A1.5\"}).");
        }
      } else if (name.equals("priority")) {
        Matcher value = PRIORITY.matcher(text).region(found.end(), end);
        if (value.lookingAt()) {
          priority = Integer.parseInt(value.group(1));
        } else {
          report(
              source,
              faults,
              found.start(),
              "@priority takes one whole number",
              "Write @priority(5).");
        }
      } else if (name.equals("zh")) {
        Matcher value = CHINESE.matcher(text).region(found.end(), end);
        if (value.lookingAt()) {
          zh = value.group(1).strip();
        } else {
          report(
              source,
              faults,
              found.start(),
              "@zh takes the rule's name in Chinese",
              "Write it in double quotes: @zh(\"重复访问报价页则致电\").");
        }
      } else {
        report(
            source,
            faults,
            found.start(),
            "Unknown annotation @" + name,
            DidYouMean.advice(name, List.of("requirement", "priority", "zh")));
      }
    }
    return new RuleAnnotations(List.copyOf(requirements), priority, zh);
  }

  private static void report(
      SourceText source, List<Fault> faults, int offset, String message, String advice) {
    faults.add(source.fault(Math.max(0, offset), message, advice));
  }
}
