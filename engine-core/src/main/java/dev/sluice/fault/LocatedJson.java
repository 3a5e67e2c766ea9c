package dev.sluice.fault;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON file that remembers the line and column of everything in it, so that whoever reads it can
 * say where it is wrong. Read it with {@link #read}: a cursor that lists faults instead of throwing
 * the first one.
 *
 * <pre>{@code
 * List<Fault> faults = new ArrayList<>();
 * JsonCursor file = LocatedJson.parse("pack.json", text).read(faults);
 * file.only("name", "serves");
 * String name = file.required("name").text();
 * for (JsonCursor version : file.optional("serves").items()) { ... }
 * if (!faults.isEmpty()) {
 *   throw new DefinitionException(faults);
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe; a cursor belongs to the thread that owns its list of faults.
 */
public final class LocatedJson {

  private static final JsonFactory JSON = new JsonFactory();

  private final String file;
  private final List<String> lines;
  private final JsonNode root;
  // By JSON pointer. Only ever looked up, so their order does not matter.
  private final Map<String, Place> values = new HashMap<>();
  private final Map<String, Place> names = new HashMap<>();

  private LocatedJson(String file, String text) {
    this.file = file;
    // Editors on Windows put a byte order mark in front; nobody sees it, so no column counts it.
    String visible = text.startsWith("\uFEFF") ? text.substring(1) : text;
    this.lines = visible.lines().toList();
    List<Fault> faults = new ArrayList<>();
    this.root = parse(visible, faults);
    if (!faults.isEmpty()) {
      throw new DefinitionException(faults);
    }
  }

  /**
   * Parses JSON.
   *
   * @param file the file's name, for faults
   * @param text the file's whole text
   * @return the JSON with its places
   * @throws DefinitionException when it is no JSON, or an object names a field twice
   */
  public static LocatedJson parse(String file, String text) {
    return new LocatedJson(file, text);
  }

  /**
   * The parsed JSON.
   *
   * @return the root; treat it as read-only
   */
  public JsonNode root() {
    return root;
  }

  /**
   * A fault at a value, or at what encloses it when there is no such value.
   *
   * @param pointer a JSON pointer, such as {@code /stages/0/id}; empty for the whole file
   * @param message what is wrong
   * @param advice what to do about it
   * @return the fault with the value's line and column
   */
  public Fault fault(String pointer, String message, String advice) {
    String at = pointer;
    Place place = values.get(at);
    while (place == null && !at.isEmpty()) {
      at = at.substring(0, Math.max(0, at.lastIndexOf('/')));
      place = values.get(at);
    }
    return fault(place, message, advice);
  }

  /**
   * Starts reading.
   *
   * @param faults where faults are added as they are found
   * @return a cursor at the root
   */
  public JsonCursor read(List<Fault> faults) {
    return new JsonCursor(this, faults, "", "The file", root);
  }

  /** A fault at the name of a field that is there. */
  Fault nameFault(String pointer, String message, String advice) {
    return fault(names.get(pointer), message, advice);
  }

  private Fault fault(@Nullable Place place, String message, String advice) {
    if (place == null) {
      return new Fault(file, 0, 0, null, message, advice);
    }
    String line = place.line <= lines.size() ? lines.get(place.line - 1) : null;
    return new Fault(file, place.line, place.column, line, message, advice);
  }

  private JsonNode parse(String text, List<Fault> faults) {
    try (JsonParser parser = JSON.createParser(text.toCharArray())) {
      if (parser.nextToken() == null) {
        faults.add(fault((Place) null, "The file is empty", "Write a JSON object: { … }."));
        return MissingNode.getInstance();
      }
      JsonNode value = value(parser, "", faults);
      if (parser.nextToken() != null) {
        faults.add(
            fault(
                Place.of(parser.currentTokenLocation()),
                "The file goes on after its end",
                "Delete what follows, or look for a closing bracket too many before it."));
      }
      return value;
    } catch (JsonProcessingException e) {
      faults.add(
          fault(
              Place.of(e.getLocation()),
              "This is no JSON: " + plain(e.getOriginalMessage()),
              "Check the quotes, commas and brackets here and just before."));
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonNode value(JsonParser parser, String pointer, List<Fault> faults) throws IOException {
    values.put(pointer, Place.of(parser.currentTokenLocation()));
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        ObjectNode object = nodes.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String name = parser.currentName();
          Place place = Place.of(parser.currentTokenLocation());
          String member = child(pointer, name);
          Place earlier = names.putIfAbsent(member, place);
          if (earlier != null) {
            faults.add(
                fault(
                    place,
                    "Field \"" + name + "\" is there twice, first in line " + earlier.line,
                    "Keep one of them."));
          }
          parser.nextToken();
          object.set(name, value(parser, member, faults));
        }
        yield object;
      }
      case START_ARRAY -> {
        ArrayNode array = nodes.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser, pointer + "/" + array.size(), faults));
        }
        yield array;
      }
      case VALUE_STRING -> nodes.textNode(parser.getText());
      case VALUE_NUMBER_INT -> nodes.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDecimalValue());
      case VALUE_TRUE -> nodes.booleanNode(true);
      case VALUE_FALSE -> nodes.booleanNode(false);
      default -> nodes.nullNode();
    };
  }

  /** The pointer to a field of what another pointer leads to. */
  static String child(String pointer, String name) {
    return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
  }

  /** The parser's words without its talk of sources. */
  private static String plain(String message) {
    return message
        .replaceAll("\\[Source: [^;]*; (line: \\d+, column: \\d+)\\]", "$1")
        .replaceAll("\\s+", " ");
  }

  private record Place(int line, int column) {
    static @Nullable Place of(@Nullable JsonLocation location) {
      return location == null || location.getLineNr() < 1
          ? null
          : new Place(location.getLineNr(), Math.max(0, location.getColumnNr()));
    }
  }
}
