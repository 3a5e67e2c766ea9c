package dev.sluice.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.sluice.decision.Decided;
import dev.sluice.event.Submission;
import dev.sluice.fact.Plain;
import dev.sluice.fault.SluiceException;
import dev.sluice.privacy.PersonFile;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.store.PendingEffect;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes submissions, states and journal entries. Every document carries its format
 * version as {@code "v"}; older ones are read as well, a newer one than this library knows is
 * refused with {@link NewerFormatException}, and so are unknown fields and event types, by name.
 * Thread-safe.
 */
public final class SluiceJson {

  /** The format this library writes. */
  public static final int VERSION = Formats.RELEASED.latest();

  /** A text that is in memory already does no harm; long numbers do. */
  private static final StreamReadConstraints ANY_TEXT =
      StreamReadConstraints.builder()
          .maxStringLength(Integer.MAX_VALUE)
          .maxNameLength(Integer.MAX_VALUE)
          .build();

  private final RecordNames names;
  private final Formats formats;
  private final NamedTypes types;
  private final JsonMapper mapper;
  private final String prefix;

  /**
   * Makes a reader and writer.
   *
   * @param names the records that may occur
   */
  public SluiceJson(RecordNames names) {
    this(names, Formats.RELEASED);
  }

  SluiceJson(RecordNames names, Formats formats) {
    this.names = names;
    this.formats = formats;
    this.types = new NamedTypes(names);
    this.mapper =
        JsonMapper.builder(JsonFactory.builder().streamReadConstraints(ANY_TEXT).build())
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule().addSerializer(BigDecimal.class, new Numbers()))
            // Money reads as 45000000 and not as 4.5E+7.
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .build();
    mapper.setSubtypeResolver(types);
    this.prefix = "{\"v\":" + formats.latest();
  }

  /**
   * Writes a submission.
   *
   * @param submission what to write
   * @return one line of JSON
   * @throws SluiceException when its event is not registered, so that nobody could read it again
   */
  public String write(Submission submission) {
    Class<?> event = submission.event().getClass();
    if (names.name(event) == null) {
      throw new SluiceException(
          event.getName() + " is not registered. Add it to the record names",
          submission.caseId(),
          null);
    }
    return versioned(submission, submission.caseId());
  }

  /**
   * Writes a case's state.
   *
   * @param state what to write
   * @return one line of JSON; the same state gives the same text
   */
  public String write(CaseState state) {
    return versioned(state, state.caseId());
  }

  /**
   * Writes a journal entry.
   *
   * @param entry what to write
   * @return one line of JSON
   */
  public String write(JournalEntry entry) {
    return versioned(entry, entry.caseId());
  }

  /**
   * Writes a decision with its reason.
   *
   * @param decided what to write
   * @return one line of JSON
   */
  public String write(Decided decided) {
    return versioned(decided, null);
  }

  /**
   * Writes an effect that waits for delivery.
   *
   * @param effect what to write
   * @return one line of JSON
   */
  public String write(PendingEffect effect) {
    return versioned(effect, effect.caseId());
  }

  /**
   * Writes an event for another case.
   *
   * @param tell what to write
   * @return one line of JSON
   */
  public String write(Tell tell) {
    return versioned(tell, tell.sender());
  }

  /**
   * Writes what is known of a person. Nobody reads it back.
   *
   * @param file what to write
   * @return one line of JSON
   */
  public String write(PersonFile file) {
    return versioned(file, null);
  }

  /**
   * Reads an effect.
   *
   * @param json what {@link #write(PendingEffect)} wrote
   * @return the effect
   * @throws NewerFormatException when a newer library wrote it
   * @throws SluiceException when the text is none
   */
  public PendingEffect readEffect(String json) {
    return readKept(json, PendingEffect.class);
  }

  /**
   * Reads an event for another case.
   *
   * @param json what {@link #write(Tell)} wrote
   * @return the event
   * @throws NewerFormatException when a newer library wrote it
   * @throws SluiceException when the text is none
   */
  public Tell readTell(String json) {
    return readKept(json, Tell.class);
  }

  /**
   * Reads a submission.
   *
   * @param json what {@link #write(Submission)} wrote, or a person
   * @return the submission
   * @throws SluiceException when the text is no submission; names the field or type at fault
   */
  public Submission readSubmission(String json) {
    return read(json, Submission.class);
  }

  /**
   * Reads a case's state.
   *
   * @param json what {@link #write(CaseState)} wrote
   * @return the state
   * @throws NewerFormatException when a newer library wrote it
   * @throws SluiceException when the text is no state
   */
  public CaseState readState(String json) {
    return readKept(json, CaseState.class);
  }

  /**
   * Reads a journal entry.
   *
   * @param json what {@link #write(JournalEntry)} wrote
   * @return the entry
   * @throws NewerFormatException when a newer library wrote it
   * @throws SluiceException when the text is no entry
   */
  public JournalEntry readEntry(String json) {
    return readKept(json, JournalEntry.class);
  }

  /**
   * Reads a decision with its reason.
   *
   * @param json what {@link #write(Decided)} wrote
   * @return the decision
   * @throws NewerFormatException when a newer library wrote it
   * @throws SluiceException when the text is none
   */
  public Decided readDecided(String json) {
    return read(json, Decided.class);
  }

  private String versioned(Object value, @Nullable String caseId) {
    try {
      String body = mapper.writeValueAsString(value);
      return prefix + (body.equals("{}") ? "}" : "," + body.substring(1));
    } catch (JsonProcessingException e) {
      throw new SluiceException("It cannot be kept as JSON: " + reason(e), caseId, e);
    }
  }

  /** Jackson's words have the class and the way to the value behind a line's end. */
  private static String reason(JsonProcessingException refused) {
    String where =
        refused instanceof JsonMappingException at
            ? at.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."))
            : "";
    return (where.isEmpty() ? "" : where + ": ") + refused.getOriginalMessage();
  }

  /** Reads what this library wrote: most often in the latest format, and without a tree. */
  private <T extends Record> T readKept(String json, Class<T> type) {
    if (json.startsWith(prefix + ",")) {
      try {
        T value = mapper.readValue("{" + json.substring(prefix.length() + 1), type);
        Completeness.check(value);
        return value;
      } catch (JsonProcessingException | SluiceException e) {
        return read(json, type); // Says what is wrong.
      }
    }
    return read(json, type);
  }

  private <T extends Record> T read(String json, Class<T> type) {
    try {
      JsonNode tree = mapper.readTree(json);
      if (!(tree instanceof ObjectNode document)) {
        throw new SluiceException("Expected a JSON object, found: " + brief(json));
      }
      formats.raise(format(document.remove("v"), json), type, document);
      return value(document, type, json);
    } catch (JsonProcessingException e) {
      throw new SluiceException(Misreading.explain(e, types) + ": " + brief(json), null, e);
    }
  }

  /** A document that does not say its format is a person's, and of the latest. */
  private int format(@Nullable JsonNode found, String json) {
    if (found == null) {
      return formats.latest();
    } else if (!found.isIntegralNumber() || found.asInt() < 1) {
      throw new SluiceException(
          "The format \"v\" is a number from 1 on, and not " + found + ": " + brief(json));
    } else if (found.asInt() > formats.latest()) {
      throw new NewerFormatException(found.asInt(), formats.latest(), brief(json));
    }
    return found.asInt();
  }

  private <T extends Record> T value(ObjectNode document, Class<T> type, String json)
      throws JsonProcessingException {
    try {
      T value = mapper.treeToValue(document, type);
      Completeness.check(value);
      return value;
    } catch (ValueInstantiationException e) {
      String missing = Completeness.missing(e, document);
      if (missing == null) {
        throw e;
      }
      throw new SluiceException(missing + ": " + brief(json), null, e);
    }
  }

  private static String brief(String json) {
    String line = json.strip();
    return line.length() <= 200 ? line : line.substring(0, 200) + "…";
  }

  /** Equal amounts are one text, and none that could not be read again. */
  private static final class Numbers extends StdSerializer<BigDecimal> {

    private static final long serialVersionUID = 1L;

    Numbers() {
      super(BigDecimal.class);
    }

    @Override
    public void serialize(BigDecimal value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeNumber(Plain.checked(value).stripTrailingZeros());
    }
  }
}
