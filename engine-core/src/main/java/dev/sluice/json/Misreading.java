package dev.sluice.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.sluice.fault.DidYouMean;
import java.util.List;
import java.util.stream.Collectors;

/** Says why a document cannot be read, for the people who wrote it. */
final class Misreading {

  private Misreading() {}

  /** In words, with the field and the place if they are known. */
  static String explain(JsonProcessingException e, NamedTypes types) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      List<String> known =
          unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList();
      return "Unknown field \""
          + unknown.getPropertyName()
          + "\". "
          + DidYouMean.advice(unknown.getPropertyName(), known);
    }
    if (e instanceof InvalidTypeIdException unknown) {
      return unknown.getTypeId() == null
          ? "Here belongs an object with one field, the record's name, for example"
              + " {\"lead-captured\": {…}}"
          : "Unknown type \""
              + unknown.getTypeId()
              + "\". "
              + DidYouMean.advice(
                  unknown.getTypeId(), types.known(unknown.getBaseType().getRawClass()));
    }
    if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
      return String.valueOf(refused.getCause().getMessage());
    }
    String field = e instanceof JsonMappingException mapping ? path(mapping) : "";
    if (!field.isEmpty()) {
      return e.getOriginalMessage().startsWith("Cannot map `null` into type")
          ? "Missing field: " + field
          : "Field " + field + ": " + e.getOriginalMessage();
    }
    JsonLocation at = e.getLocation();
    String where =
        at == null || at.getLineNr() < 1
            ? ""
            : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return e.getOriginalMessage() + where;
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(
            step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
        .collect(Collectors.joining("."))
        .replace(".[", "[");
  }
}
