package dev.sluice.rules.internal;

import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds misspelt fields, methods and variables in the conditions of a rule. The compiler finds them
 * too, but in a join it cannot say where.
 */
final class FieldCheck {

  private static final Pattern WORD = Pattern.compile("\\$?[A-Za-z_]\\w*");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\w.]*");
  private static final List<String> LITERALS =
      List.of("true", "false", "null", "this", "new", "instanceof", "empty", "nil");

  private final ParsedRule rule;
  private final Types types;
  private final List<Fault> faults;
  private final Map<String, Reading> variables;
  private final Class<?> type;
  private final String code;
  private final int offset;

  FieldCheck(
      ParsedRule rule,
      Types types,
      List<Fault> faults,
      Map<String, Reading> variables,
      Class<?> type,
      ParsedRule.Constraint constraint) {
    this.rule = rule;
    this.types = types;
    this.faults = faults;
    this.variables = variables;
    this.type = type;
    this.code = Expressions.code(constraint.text());
    this.offset = constraint.offset();
  }

  void check() {
    // An inline cast changes what the fields belong to; the compiler checks those.
    if (!code.contains("#") && type != Object.class) {
      scan(0, code.length());
    }
  }

  private void scan(int from, int to) {
    int at = from;
    boolean operand = false;
    boolean negated = false;
    while (at < to) {
      char c = code.charAt(at);
      Matcher word = WORD.matcher(code).region(at, to);
      Matcher number = NUMBER.matcher(code).region(at, to);
      if (c == '"' || c == '\'') {
        int close = code.indexOf(c, at + 1);
        at = close < 0 ? to : close + 1;
        operand = true;
      } else if (number.lookingAt()) {
        at = number.end();
        operand = true;
      } else if (word.lookingAt()) {
        String name = word.group();
        // A word after a value, as in: consents contains "sms".
        boolean operator = operand || negated;
        negated = operator && name.equals("not");
        at = operator || LITERALS.contains(name) ? word.end() : path(name, at, word.end(), to);
        operand = !operator && !name.equals("new");
      } else {
        if (!Character.isWhitespace(c)) {
          operand = c == ')' || c == ']';
          negated = false;
        }
        at++;
      }
    }
  }

  /** Follows a path of names and calls to its end. */
  private int path(String root, int start, int end, int to) {
    boolean call = opens(end, to);
    if (root.equals("param") || (call && Types.BUDGETS.contains(root))) {
      return skip(end, to);
    }
    Reading variable = variables.get(root);
    if (variable != null) {
      return members(variable.type(), end, to);
    }
    if (readable(type, root, call)) {
      return call ? members(called(type, root), end, to) : members(read(type, root), end, to);
    }
    if (types.find(root, rule.imports()) != null || qualified(start, to)) {
      return skip(end, to);
    }
    if (!boundElsewhere(root)) {
      report(root, start, call);
    }
    return skip(end, to);
  }

  private int members(@Nullable Class<?> owner, int from, int to) {
    Class<?> current = owner;
    int at = from;
    while (at < to) {
      char c = code.charAt(at);
      int dot = code.startsWith("!.", at) ? at + 1 : at;
      if (c == '(' || c == '[') {
        int close = Expressions.closing(code, at);
        if (close < 0) {
          return to;
        }
        scan(at + 1, close);
        current = c == '[' ? null : current;
        at = close + 1;
      } else if (code.charAt(dot) == '.') {
        Matcher word = WORD.matcher(code).region(dot + 1, to);
        if (!word.lookingAt()) {
          return dot + 1;
        }
        boolean call = opens(word.end(), to);
        current = member(current, word.group(), word.start(), call);
        at = word.end();
      } else {
        return at;
      }
    }
    return at;
  }

  private @Nullable Class<?> member(@Nullable Class<?> owner, String name, int at, boolean call) {
    if (owner == null || owner == Object.class || owner.isPrimitive() || owner.isArray()) {
      return null;
    }
    if (Map.class.isAssignableFrom(owner) && !call) {
      fault(
          at,
          "A map has no field \"" + name + "\"",
          "Look the value up by its key: [\"" + name + "\"] in place of ." + name + ".");
      return null;
    }
    if (!readable(owner, name, call)) {
      report(owner, name, at, call);
      return null;
    }
    return call ? called(owner, name) : read(owner, name);
  }

  private int skip(int from, int to) {
    return members(null, from, to);
  }

  private boolean opens(int at, int to) {
    return at < to && code.charAt(at) == '(';
  }

  private boolean qualified(int start, int to) {
    Matcher path = Pattern.compile("[A-Za-z_][\\w.]*").matcher(code).region(start, to);
    if (!path.lookingAt()) {
      return false;
    }
    String name = path.group();
    while (name.contains(".")) {
      if (types.load(name) != null) {
        return true;
      }
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return false;
  }

  /** Whether a name is bound in the rule by something that is not followed here. */
  private boolean boundElsewhere(String name) {
    String conditions = rule.source().code().substring(rule.start(), rule.then());
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "\\s*:(?!:)")
        .matcher(conditions)
        .find();
  }

  private static boolean readable(Class<?> owner, String name, boolean call) {
    return call ? Types.hasMethod(owner, name) : Types.reader(owner, name) != null;
  }

  private static @Nullable Class<?> read(Class<?> owner, String name) {
    Method reader = Types.reader(owner, name);
    return reader == null ? null : reader.getReturnType();
  }

  /** What a method gives, when all of that name give the same. */
  private static @Nullable Class<?> called(Class<?> owner, String name) {
    Class<?> result = null;
    for (Method method : owner.getMethods()) {
      if (method.getName().equals(name)) {
        if (result != null && result != method.getReturnType()) {
          return null;
        }
        result = method.getReturnType();
      }
    }
    return result;
  }

  private void report(String name, int at, boolean call) {
    if (name.startsWith("$")) {
      List<String> known = new ArrayList<>(new TreeSet<>(variables.keySet()));
      fault(
          at,
          "There is no variable " + name,
          known.isEmpty()
              ? "Bind it first: " + name + " : Contact()."
              : DidYouMean.advice(name, known));
    } else {
      report(type, name, at, call);
    }
  }

  private void report(Class<?> owner, String name, int at, boolean call) {
    List<String> known = call ? methods(owner) : Types.readable(owner);
    String what = call ? " has no method \"" : " has no field \"";
    fault(at, owner.getSimpleName() + what + name + "\"", DidYouMean.advice(name, known));
  }

  private static List<String> methods(Class<?> owner) {
    TreeSet<String> names = new TreeSet<>();
    for (Method method : owner.getMethods()) {
      if (method.getDeclaringClass() != Object.class && method.getParameterCount() > 0) {
        names.add(method.getName());
      }
    }
    names.remove("equals");
    names.addAll(Types.readable(owner));
    return new ArrayList<>(names);
  }

  private void fault(int at, String message, String advice) {
    faults.add(rule.fault(offset + at, message, advice));
  }
}
