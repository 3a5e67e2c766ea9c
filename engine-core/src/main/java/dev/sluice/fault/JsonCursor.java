package dev.sluice.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A cursor at one value of a {@link LocatedJson}, or at the absence of one. What it cannot read
 * becomes a fault in the shared list, once, and an empty stand-in for the caller, so that reading
 * goes on and every fault is found. Not for several threads at once.
 */
public final class JsonCursor {

  private final LocatedJson json;
  private final List<Fault> faults;
  private final String pointer;
  private final String name;
  private final JsonNode value;

  JsonCursor(LocatedJson json, List<Fault> faults, String pointer, String name, JsonNode value) {
    this.json = json;
    this.faults = faults;
    this.pointer = pointer;
    this.name = name;
    this.value = value;
  }

  /**
   * Whether there is a value here.
   *
   * @return false when an optional field was left out, or its enclosing object was
   */
  public boolean present() {
    return !value.isMissingNode();
  }

  /**
   * The value itself, for types this cursor does not read.
   *
   * @return the value, Jackson's missing node when there is none; treat it as read-only
   */
  public JsonNode json() {
    return value;
  }

  /**
   * Where the value stands.
   *
   * @return its 1-based line, or that of what encloses it when there is no value
   */
  public int line() {
    return json.fault(pointer, "", "").line();
  }

  /**
   * Adds a fault at this value, or at what encloses it when there is no value.
   *
   * @param message what is wrong
   * @param advice what to do about it
   */
  public void fault(String message, String advice) {
    faults.add(json.fault(pointer, message, advice));
  }

  /**
   * A field that must be there; a fault when it is not.
   *
   * @param field the field's name
   * @return a cursor at its value
   */
  public JsonCursor required(String field) {
    if (value.isObject() && !value.has(field)) {
      fault("Missing field \"" + field + "\"", "Add \"" + field + "\" to this object.");
    }
    return optional(field);
  }

  /**
   * A field that may be left out.
   *
   * @param field the field's name
   * @return a cursor at its value, present or not
   */
  public JsonCursor optional(String field) {
    return new JsonCursor(
        json, faults, LocatedJson.child(pointer, field), quoted(field), value.path(field));
  }

  /**
   * Says which fields there are. A fault when this is no object, and one for each other field.
   *
   * @param known the names of all fields, in the order to list them
   * @return this cursor
   */
  public JsonCursor only(String... known) {
    List<String> fields = List.of(known);
    for (Map.Entry<String, JsonCursor> member : members().entrySet()) {
      String field = member.getKey();
      if (!fields.contains(field)) {
        faults.add(
            json.nameFault(
                member.getValue().pointer,
                "Unknown field " + quoted(field),
                DidYouMean.advice(field, fields)));
      }
    }
    return this;
  }

  /**
   * All fields of an object whose names are data; a fault when this is no object.
   *
   * @return cursors at the values by field name in file order; empty when there is no value
   */
  public Map<String, JsonCursor> members() {
    Map<String, JsonCursor> members = new LinkedHashMap<>();
    if (is(value.isObject(), "an object", "Write it in curly braces: { … }.")) {
      value.fieldNames().forEachRemaining(field -> members.put(field, optional(field)));
    }
    return Collections.unmodifiableMap(members);
  }

  /**
   * The elements of a list; a fault when this is none.
   *
   * @return cursors at the elements in file order; empty when there is no value
   */
  public List<JsonCursor> items() {
    List<JsonCursor> items = new ArrayList<>();
    if (is(value.isArray(), "a list", "Write it in square brackets: [ … ].")) {
      for (int i = 0; i < value.size(); i++) {
        String item = "Item " + (i + 1) + " of " + name;
        items.add(new JsonCursor(json, faults, pointer + "/" + i, item, value.get(i)));
      }
    }
    return Collections.unmodifiableList(items);
  }

  /**
   * A text; a fault when this is none, or a blank one.
   *
   * @return the text as written; empty after a fault and when there is no value
   */
  public String text() {
    if (!is(value.isTextual(), "a text", "Write it in double quotes.")) {
      return "";
    }
    String text = value.textValue();
    if (text.isBlank()) {
      fault(name + " is empty", "Write something in it.");
      return "";
    }
    return text;
  }

  private boolean is(boolean expected, String what, String advice) {
    if (!expected && present()) {
      String found =
          switch (value.getNodeType()) {
            case OBJECT -> "an object";
            case ARRAY -> "a list";
            case STRING -> "a text";
            default -> value.getNodeType().toString().toLowerCase(Locale.ROOT);
          };
      fault(
          name + " must be " + what + ", but is " + found,
          value.isNull() ? "Leave the field out, or give it a value." : advice);
    }
    return expected;
  }

  private static String quoted(String field) {
    return "\"" + field + "\"";
  }
}
