package dev.sluice.rules.internal;

import dev.sluice.fault.Fault;
import dev.sluice.playbook.SignalRetention;
import dev.sluice.time.Budget;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks that a rule looks back no further than signals are kept. */
final class LookBack {

  private static final Pattern BUDGET = Pattern.compile("(\\w+)\\s*\\(\\s*(\\d{1,6})?\\s*\\)");

  private final ParsedRule rule;
  private final Vocabulary vocabulary;

  LookBack(ParsedRule rule, Vocabulary vocabulary) {
    this.rule = rule;
    this.vocabulary = vocabulary;
  }

  /** Checks a window that is written somewhere after an offset of the rule's file. */
  void check(String signal, String window, int from, List<Fault> faults) {
    SignalRetention retention = vocabulary.signals().get(signal);
    Budget budget = budget(window);
    if (retention == null || budget == null) {
      return;
    }
    int at = rule.source().uncommented().indexOf(window, from);
    if (budget.unit().business()) {
      faults.add(
          rule.fault(
              at,
              "A look back cannot be counted in " + budget,
              "Count it in hours, days or months."));
    } else if (longer(budget, retention.keep())) {
      faults.add(
          rule.fault(
              at,
              "This looks back "
                  + budget
                  + ", but signal \""
                  + signal
                  + "\" is kept for "
                  + retention.keep(),
              "Keep the signal longer in \"signals\", or look back less far."));
    }
  }

  private @Nullable Budget budget(String text) {
    Matcher parameter = NameCheck.PARAM_CALL.matcher(text);
    if (parameter.matches()) {
      Vocabulary.Parameter declared = vocabulary.parameters().get(parameter.group(2));
      return declared != null && declared.value() instanceof Budget budget ? budget : null;
    }
    Matcher literal = BUDGET.matcher(text);
    if (!literal.matches()) {
      return null;
    }
    int amount = literal.group(2) == null ? 1 : Integer.parseInt(literal.group(2));
    return switch (literal.group(1)) {
      case "hours" -> Budget.hours(amount);
      case "days" -> Budget.days(amount);
      case "months" -> Budget.months(amount);
      case "businessHours" -> Budget.businessHours(amount);
      case "businessDays" -> Budget.businessDays(amount);
      case "sameTimeNextBusinessDay" -> Budget.sameTimeNextBusinessDay();
      default -> null;
    };
  }

  /** Whether a window can reach further back than signals are kept, in the worst of months. */
  private static boolean longer(Budget window, Budget keep) {
    return window.unit() == keep.unit()
        ? window.amount() > keep.amount()
        : hours(window, 31) > hours(keep, 28);
  }

  private static long hours(Budget budget, int daysOfMonth) {
    return switch (budget.unit()) {
      case HOURS -> budget.amount();
      case DAYS -> budget.amount() * 24L;
      default -> budget.amount() * 24L * daysOfMonth;
    };
  }
}
