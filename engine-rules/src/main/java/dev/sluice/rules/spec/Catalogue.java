package dev.sluice.rules.spec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The requirements that specs refer to, from a file. */
final class Catalogue {

  /** Where a run looks for the file on the class path. */
  static final String RESOURCE = "specification/requirements.json";

  /** A1.2 before A1.10. */
  static final Comparator<String> ORDER =
      Comparator.comparing(Catalogue::padded).thenComparing(Comparator.naturalOrder());

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final Map<String, Row> rows = new TreeMap<>(ORDER);

  private Catalogue(List<Row> rows) {
    for (Row row : rows) {
      if (this.rows.put(row.id, row) != null) {
        throw new IllegalArgumentException("Requirement " + row.id + " is there twice");
      }
    }
  }

  /**
   * A requirement.
   *
   * @param id its id
   * @param kind how it is delivered: R, K, I or several of them
   * @param en what it says, in English
   * @param zh what it says, in Chinese
   * @param later why it has no spec yet and where it gets one; null when it must have one
   * @param partly what of it comes later, where; null for nothing
   */
  record Row(
      String id,
      String kind,
      String en,
      String zh,
      @Nullable String later,
      @Nullable String partly) {

    boolean needsSpec() {
      return later == null && (kind.contains("R") || kind.contains("K"));
    }
  }

  static Catalogue parse(String json) {
    try {
      return new Catalogue(
          new ObjectMapper()
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(json, new TypeReference<List<Row>>() {}));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "This is no list of requirements: "
              + e.getOriginalMessage()
              + ". Write [{\"id\": \"A1\", \"kind\": \"R\", \"en\": \"…\", \"zh\": \"…\"}]",
          e);
    }
  }

  /** The requirements of this run; none when there is no such file. */
  static Catalogue ofThisRun() {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream stream =
        (loader == null ? Catalogue.class.getClassLoader() : loader)
            .getResourceAsStream(RESOURCE)) {
      return stream == null
          ? new Catalogue(List.of())
          : parse(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By id, in order. */
  Map<String, Row> rows() {
    return rows;
  }

  private static String padded(String id) {
    return NUMBER.matcher(id).replaceAll(number -> String.format("%6s", number.group()));
  }
}
