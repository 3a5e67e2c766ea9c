package dev.sluice.rules.internal;

import dev.sluice.fact.Personal;
import dev.sluice.time.Budget;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns the left side of a comparison into a reading: a path of properties, calls with literal,
 * parameter or variable arguments, and lookups. Anything else cannot be told.
 */
final class PathParser {

  private static final Pattern WORD = Pattern.compile("\\$?[A-Za-z_]\\w*|\\$");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?[BbLlIi]?");
  private static final Pattern TEXT = Pattern.compile("\"([^\"\\\\]*)\"");
  private static final MethodType READER = MethodType.methodType(Object.class, Object.class);

  private final String text;
  private final String code;
  private final Reading fact;
  private final Map<String, Reading> variables;
  private final Vocabulary vocabulary;
  private int at;

  PathParser(String text, Reading fact, Map<String, Reading> variables, Vocabulary vocabulary) {
    this.text = text.strip();
    this.code = Expressions.code(this.text);
    this.fact = fact;
    this.variables = variables;
    this.vocabulary = vocabulary;
  }

  /** The reading; null when the text is more than a path. */
  @Nullable Reading parse() {
    if (code.startsWith("!") && !code.startsWith("!=")) {
      Reading value = new PathParser(text.substring(1), fact, variables, vocabulary).parse();
      return value == null ? null : negated(value);
    }
    Reading reading = root();
    while (reading != null && at < code.length()) {
      reading = step(reading);
    }
    return reading;
  }

  private static Reading negated(Reading value) {
    return new Reading(
        Boolean.class,
        value.personal(),
        facts -> value.source().read(facts) instanceof Boolean truth ? (Object) !truth : null);
  }

  private @Nullable Reading root() {
    Matcher literal = TEXT.matcher(text);
    if (literal.lookingAt()) {
      at = literal.end();
      return Reading.constant(literal.group(1));
    }
    Matcher number = NUMBER.matcher(text);
    if (number.lookingAt()) {
      at = number.end();
      return number(number.group());
    }
    Matcher word = WORD.matcher(code);
    if (!word.lookingAt()) {
      return null;
    }
    at = word.end();
    String name = word.group();
    Reading variable = variables.get(name);
    if (variable != null) {
      return variable;
    }
    return switch (name) {
      case "this" -> fact;
      case "true", "false" -> Reading.constant(Boolean.valueOf(name));
      case "param" -> parameter();
      default ->
          Types.BUDGETS.contains(name) && !Types.hasMethod(fact.type(), name)
              ? budget(name)
              : member(fact, name);
    };
  }

  private static @Nullable Reading number(String digits) {
    if (digits.matches("-?\\d{1,9}")) {
      return Reading.constant(Integer.valueOf(digits));
    }
    if (digits.matches("-?\\d+[Ll]")) {
      return Reading.constant(Long.valueOf(digits.substring(0, digits.length() - 1)));
    }
    return digits.matches("-?\\d+(\\.\\d+)?[Bb]")
        ? Reading.constant(new BigDecimal(digits.substring(0, digits.length() - 1)))
        : null;
  }

  private @Nullable Reading parameter() {
    Matcher call =
        Pattern.compile("\\s*\\.\\s*\\w+\\s*\\(\\s*\"([^\"]+)\"\\s*\\)")
            .matcher(text)
            .region(at, text.length());
    if (!call.lookingAt()) {
      return null;
    }
    at = call.end();
    Vocabulary.Parameter parameter = vocabulary.parameters().get(call.group(1));
    return parameter == null ? null : Reading.constant(parameter.value());
  }

  private @Nullable Reading budget(String unit) {
    List<Reading> arguments = arguments();
    if (arguments == null) {
      return null;
    }
    try {
      if (arguments.isEmpty()) {
        return Reading.constant(Budget.class.getMethod(unit).invoke(null));
      }
      Object amount = arguments.get(0).source().read(new Object[0]);
      return Reading.constant(Budget.class.getMethod(unit, int.class).invoke(null, amount));
    } catch (Throwable noConstant) {
      return null;
    }
  }

  private @Nullable Reading step(Reading owner) {
    if (code.startsWith("!.", at)) {
      at++;
    }
    if (code.charAt(at) == '.') {
      Matcher word = WORD.matcher(code).region(at + 1, code.length());
      if (!word.lookingAt()) {
        return null;
      }
      at = word.end();
      return member(owner, word.group());
    }
    return code.charAt(at) == '[' ? lookup(owner) : null;
  }

  private @Nullable Reading lookup(Reading owner) {
    int close = Expressions.closing(code, at);
    if (close < 0) {
      return null;
    }
    Reading key =
        new PathParser(text.substring(at + 1, close), fact, variables, vocabulary).parse();
    at = close + 1;
    if (key == null) {
      return null;
    }
    return new Reading(
        Object.class,
        owner.personal() || key.personal(),
        facts -> {
          Object from = owner.source().read(facts);
          Object by = key.source().read(facts);
          if (from instanceof List<?> list && by instanceof Integer index) {
            return list.get(index);
          }
          return from instanceof Map<?, ?> map ? map.get(by) : null;
        });
  }

  private @Nullable Reading member(Reading owner, String name) {
    if (at < code.length() && code.charAt(at) == '(') {
      List<Reading> arguments = arguments();
      return arguments == null ? null : call(owner, name, arguments);
    }
    Method reader = Types.reader(owner.type(), name);
    return reader == null ? null : property(owner, reader);
  }

  private static @Nullable Reading property(Reading owner, Method reader) {
    MethodHandle handle = handle(reader);
    if (handle == null) {
      return null;
    }
    MethodHandle typed = handle.asType(READER);
    Reading.Source source = owner.source();
    return new Reading(
        reader.getReturnType(),
        owner.personal() || personal(reader),
        facts -> {
          Object from = source.read(facts);
          return from == null ? null : (Object) typed.invokeExact(from);
        });
  }

  private static boolean personal(Method reader) {
    if (reader.isAnnotationPresent(Personal.class)) {
      return true;
    }
    RecordComponent[] components = reader.getDeclaringClass().getRecordComponents();
    return components != null
        && Arrays.stream(components)
            .anyMatch(
                component ->
                    component.getName().equals(reader.getName())
                        && component.isAnnotationPresent(Personal.class));
  }

  private static @Nullable Reading call(Reading owner, String name, List<Reading> arguments) {
    Method method =
        Arrays.stream(owner.type().getMethods())
            .filter(candidate -> candidate.getName().equals(name) && fits(candidate, arguments))
            .min(Comparator.comparing(Method::toString))
            .orElse(null);
    MethodHandle handle = method == null ? null : handle(method);
    if (method == null || handle == null || method.getReturnType() == void.class) {
      return null;
    }
    int count = arguments.size() + 1;
    MethodHandle spread =
        handle.asType(MethodType.genericMethodType(count)).asSpreader(Object[].class, count);
    boolean personal =
        owner.personal()
            || personal(method)
            || arguments.stream().anyMatch(argument -> argument.personal());
    Reading[] sources = arguments.toArray(Reading[]::new);
    return new Reading(
        method.getReturnType(),
        personal,
        facts -> {
          Object from = owner.source().read(facts);
          if (from == null) {
            return null;
          }
          @Nullable Object[] values = new Object[count];
          values[0] = from;
          for (int i = 0; i < sources.length; i++) {
            values[i + 1] = sources[i].source().read(facts);
          }
          return (Object) spread.invokeExact(values);
        });
  }

  private static boolean fits(Method method, List<Reading> arguments) {
    Class<?>[] wanted = method.getParameterTypes();
    if (wanted.length != arguments.size() || method.isVarArgs()) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      Class<?> boxed = MethodType.methodType(wanted[i]).wrap().returnType();
      Class<?> given = MethodType.methodType(arguments.get(i).type()).wrap().returnType();
      if (!boxed.isAssignableFrom(given) && given != Object.class) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable MethodHandle handle(Method method) {
    try {
      return MethodHandles.publicLookup().unreflect(method);
    } catch (IllegalAccessException hidden) {
      return null;
    }
  }

  /** The arguments of the call that begins here; null when one cannot be told. */
  private @Nullable List<Reading> arguments() {
    int close = at < code.length() && code.charAt(at) == '(' ? Expressions.closing(code, at) : -1;
    if (close < 0) {
      return null;
    }
    List<Reading> readings = new ArrayList<>();
    for (String argument : Expressions.arguments(text.substring(at + 1, close))) {
      Reading reading = new PathParser(argument, fact, variables, vocabulary).parse();
      if (reading == null) {
        return null;
      }
      readings.add(reading);
    }
    at = close + 1;
    return readings;
  }
}
