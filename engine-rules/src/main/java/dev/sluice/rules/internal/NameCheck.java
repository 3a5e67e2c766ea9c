package dev.sluice.rules.internal;

import dev.sluice.event.CadenceDue;
import dev.sluice.event.CaseClosed;
import dev.sluice.event.JourneyEnded;
import dev.sluice.event.JourneyStarted;
import dev.sluice.event.MessageDue;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageBlocked;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Cadence;
import dev.sluice.fact.History;
import dev.sluice.fact.Journey;
import dev.sluice.fact.SalesCase;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import dev.sluice.rules.internal.Expressions.Comparison;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks names that only the manifests and the pipeline know. */
final class NameCheck {

  private static final Pattern PARAM = Pattern.compile("(?<![\\w$.])param(?![\\w$])");
  static final Pattern PARAM_CALL =
      Pattern.compile("param\\s*\\.\\s*(\\w+)\\s*\\(\\s*\"([^\"]*)\"\\s*\\)");
  private static final Pattern DECIDE =
      Pattern.compile("(?<![\\w$.])decide\\s*\\.\\s*(\\w+)\\s*(?=\\()");
  private static final Pattern LOOK_BACK =
      Pattern.compile("(?<![\\w$.])(visits|visitsBy|count|since|latestBy)\\s*(?=\\()");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");

  private static final List<String> WEEKDAYS =
      Stream.of(DayOfWeek.values())
          .map(day -> day.getDisplayName(TextStyle.FULL, Locale.ENGLISH))
          .toList();

  private final ParsedRule rule;
  private final Vocabulary vocabulary;
  private final Class<?> decide;
  private final List<Fault> faults;

  NameCheck(ParsedRule rule, Vocabulary vocabulary, Class<?> decide, List<Fault> faults) {
    this.rule = rule;
    this.vocabulary = vocabulary;
    this.decide = decide;
    this.faults = faults;
  }

  void check() {
    parameters();
    decisions();
    for (ParsedRule.Pattern pattern : rule.patterns()) {
      for (ParsedRule.Constraint constraint : pattern.constraints()) {
        if (pattern.type() == History.class) {
          lookBacks(constraint);
        }
        compared(pattern, constraint);
      }
    }
  }

  private void parameters() {
    Matcher found = PARAM.matcher(rule.source().code()).region(rule.start(), rule.end());
    found.useTransparentBounds(true);
    while (found.find()) {
      Matcher call =
          PARAM_CALL.matcher(rule.source().uncommented()).region(found.start(), rule.end());
      if (call.lookingAt()) {
        parameter(call);
      } else {
        report(
            found.start(),
            "A parameter is named by a literal",
            "Write param.days(\"pricing.window\"): the name is checked when the rule is loaded.");
      }
    }
  }

  private void parameter(Matcher call) {
    String type = call.group(1);
    String name = call.group(2);
    List<String> words = Stream.of(ParameterType.values()).map(ParameterType::word).toList();
    Vocabulary.Parameter declared = vocabulary.parameters().get(name);
    if (!words.contains(type)) {
      report(call.start(1), "There is no parameter type " + type, DidYouMean.advice(type, words));
    } else if (declared == null) {
      report(
          call.start(2),
          "No pack declares parameter \"" + name + "\"",
          DidYouMean.advice(name, vocabulary.parameters().keySet()));
    } else if (!declared.type().word().equals(type)) {
      String right = declared.type().word();
      report(
          call.start(1),
          "Parameter \"" + name + "\" is of type " + right + ", not " + type,
          "Write param." + right + "(\"" + name + "\").");
    }
  }

  private void decisions() {
    Matcher call = DECIDE.matcher(rule.source().code()).region(rule.then(), rule.end());
    call.useTransparentBounds(true);
    while (call.find()) {
      String verb = call.group(1);
      int close = Expressions.closing(rule.source().code(), call.end());
      if (close < 0 || close > rule.end()) {
        continue;
      }
      String text = rule.source().uncommented().substring(call.end() + 1, close);
      decision(verb, Expressions.arguments(text), call.start(1), call.end());
    }
  }

  private void decision(String verb, List<String> arguments, int at, int bracket) {
    switch (verb) {
      case "sendEmail", "sendSms" -> template(arguments, 1, bracket);
      case "send" -> template(arguments, arguments.size() == 2 ? 1 : 2, bracket);
      case "enrol", "endJourney" ->
          declared(arguments, 0, bracket, "journey", vocabulary.journeys().keySet());
      case "startCadence", "stopCadence" -> {
        declared(arguments, 0, bracket, "cadence", vocabulary.cadences());
        declared(arguments, 2, bracket, "weekday", WEEKDAYS);
      }
      case "withhold", "reach" -> {
        if (rule.trigger() != MessageDue.class) {
          report(
              at,
              "Rule \"" + rule.name() + "\" speaks of a message, but none is due",
              "Begin it with $due : MessageDue(…).");
        }
      }
      case "notify" -> template(arguments, arguments.size() == 4 ? 2 : 1, bracket);
      case "createTask" ->
          declared(arguments, 0, bracket, "task type", vocabulary.taskTypes().keySet());
      case "startTimer", "cancelTimer" ->
          declared(arguments, 0, bracket, "timer", vocabulary.timers());
      case "moveTo" -> {
        if (rule.checksStages()) {
          declared(arguments, 0, bracket, "stage", vocabulary.stages());
        }
      }
      case "block" -> {
        if (rule.trigger() != StageRequested.class) {
          report(
              at,
              "Rule \"" + rule.name() + "\" blocks, but nothing asked for a stage",
              "Begin it with StageRequested(stage == \"…\").");
        }
      }
      default -> {
        TreeSet<String> verbs = new TreeSet<>();
        for (Method method : decide.getDeclaredMethods()) {
          if (Modifier.isPublic(method.getModifiers())) {
            verbs.add(method.getName());
          }
        }
        if (!verbs.contains(verb)) {
          report(at, "There is no decision \"" + verb + "\"", DidYouMean.advice(verb, verbs));
        }
      }
    }
  }

  private void template(List<String> arguments, int index, int bracket) {
    declared(arguments, index, bracket, "template", vocabulary.templates().keySet());
  }

  private void declared(
      List<String> arguments, int index, int bracket, String what, Collection<String> known) {
    if (index >= arguments.size()) {
      return;
    }
    String argument = arguments.get(index);
    int at = rule.source().uncommented().indexOf(argument, bracket);
    Matcher literal = LITERAL.matcher(argument);
    Matcher parameter = PARAM_CALL.matcher(argument);
    if (literal.matches()) {
      declared(literal.group(1), at + 1, what, known);
    } else if (parameter.matches()) {
      Vocabulary.Parameter value = vocabulary.parameters().get(parameter.group(2));
      if (value != null && value.value() instanceof String name) {
        declared(name, at, what, known);
      }
    }
  }

  private void declared(String name, int at, String what, Collection<String> known) {
    if (!known.contains(name)) {
      String where =
          switch (what) {
            case "stage" -> "The pipeline has no ";
            case "weekday" -> "There is no ";
            default -> "No manifest declares ";
          };
      report(at, where + what + " \"" + name + "\"", DidYouMean.advice(name, known));
    }
  }

  private void compared(ParsedRule.Pattern pattern, ParsedRule.Constraint constraint) {
    for (Comparison comparison : Expressions.comparisons(constraint.text())) {
      String operator = comparison.operator();
      if (operator == null) {
        continue;
      }
      String what = named(pattern.type(), comparison.left());
      if (what != null) {
        Collection<String> known =
            switch (what) {
              case "signal" -> vocabulary.signals().keySet();
              case "timer" -> vocabulary.timers();
              case "cadence" -> vocabulary.cadences();
              case "journey" -> vocabulary.journeys().keySet();
              case "template" -> vocabulary.templates().keySet();
              default -> vocabulary.stages();
            };
        names(comparison, operator, constraint, what, known);
      }
    }
  }

  private void names(
      Comparison comparison,
      String operator,
      ParsedRule.Constraint constraint,
      String what,
      Collection<String> known) {
    boolean list = operator.equals("in") || operator.matches("not\\s+in");
    int from = constraint.offset() + comparison.leftOffset();
    Matcher parameter = PARAM_CALL.matcher(comparison.right());
    if (parameter.matches()) {
      int at = rule.source().uncommented().indexOf(parameter.group(), from);
      Vocabulary.Parameter value = vocabulary.parameters().get(parameter.group(2));
      if (value != null && value.value() instanceof String name && !known.contains(name)) {
        report(
            at,
            "Parameter \""
                + parameter.group(2)
                + "\" names "
                + what
                + " \""
                + name
                + "\", which is not there",
            DidYouMean.advice(name, known) + " Set the parameter in playbook.json.");
      }
      return;
    }
    if (what.equals("stage") && !rule.checksStages()) {
      return; // A pack for many pipelines may name a stage that only some have.
    }
    if (!list && !operator.equals("==") && !operator.equals("!=")) {
      return;
    }
    Matcher literal = LITERAL.matcher(comparison.right());
    if (!list && !literal.matches()) {
      return;
    }
    literal.reset();
    while (literal.find()) {
      int at = rule.source().uncommented().indexOf(literal.group(), from);
      declared(literal.group(1), at + 1, what, known);
    }
  }

  private @Nullable String named(@Nullable Class<?> type, String field) {
    if (field.equals("name") && type == SignalReceived.class) {
      return "signal";
    }
    if (field.equals("name") && type == TimerFired.class) {
      return "timer";
    }
    if (field.equals("name") && (type == CadenceDue.class || type == Cadence.class)) {
      return "cadence";
    }
    if (field.equals("name")
        && (type == JourneyStarted.class || type == JourneyEnded.class || type == Journey.class)) {
      return "journey";
    }
    if (field.equals("template") && type == MessageDue.class) {
      return "template";
    }
    boolean stage =
        (field.equals("stage")
                && List.of(
                        StageRequested.class,
                        StageEntered.class,
                        StageBlocked.class,
                        CaseClosed.class,
                        SalesCase.class)
                    .contains(type == null ? Object.class : type))
            || (field.equals("previous") && type == StageEntered.class);
    return stage ? "stage" : null;
  }

  private void lookBacks(ParsedRule.Constraint constraint) {
    String code = Expressions.code(constraint.text());
    Matcher call = LOOK_BACK.matcher(code);
    while (call.find()) {
      int close = Expressions.closing(code, call.end());
      if (close < 0) {
        continue;
      }
      String text = constraint.text().substring(call.end() + 1, close);
      List<String> arguments = new ArrayList<>(Expressions.arguments(text));
      int signal = call.group(1).equals("visitsBy") ? 1 : 0;
      if (arguments.size() > signal) {
        int at = constraint.offset() + call.end();
        declared(arguments, signal, at, "signal", vocabulary.signals().keySet());
        Matcher name = LITERAL.matcher(arguments.get(signal));
        if (arguments.size() == signal + 2 && name.matches()) {
          new LookBack(rule, vocabulary)
              .check(name.group(1), arguments.get(signal + 1), at, faults);
        }
      }
    }
  }

  private void report(int at, String message, String advice) {
    faults.add(rule.fault(at, message, advice));
  }
}
