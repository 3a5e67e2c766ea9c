package dev.sluice.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.sluice.event.CaseOpened;
import dev.sluice.event.DealValued;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Money;
import dev.sluice.json.RecordNames;
import dev.sluice.rules.RulePlaybooks;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Imports a CRM's opportunities from four CSV files. A row becomes the events it speaks of: opened,
 * owned, engaged, valued, closed. Nothing is invented to get past a gate.
 */
final class OpportunityCsv {

  private static final String PIPELINE = "sales_pipeline.csv";
  private static final String CURRENCY = "USD";

  /** Everything of a day happens at noon, so that days between dates are whole days. */
  private static final LocalTime NOON = LocalTime.NOON;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private final Map<String, Map<String, String>> accounts;
  private final Map<String, Map<String, String>> teams;
  private final Map<String, Map<String, String>> products;
  private final Map<String, String> productsBySpelling = new HashMap<>();
  private final List<Recorded> submissions = new ArrayList<>();
  private final List<Remark> rejected = new ArrayList<>();
  private final List<Remark> notes = new ArrayList<>();

  private OpportunityCsv(Path folder) throws IOException {
    accounts = byKey(folder.resolve("accounts.csv"), "account");
    teams = byKey(folder.resolve("sales_teams.csv"), "sales_agent");
    products = byKey(folder.resolve("products.csv"), "product");
    products.keySet().forEach(name -> productsBySpelling.put(spelling(name), name));
  }

  static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(PIPELINE));
  }

  static Recording folder(Path folder) throws IOException {
    OpportunityCsv csv = new OpportunityCsv(folder);
    csv.read(rows(folder.resolve(PIPELINE), csv.rejected));
    csv.submissions.sort(Comparator.comparing(Recorded::received));
    return new Recording(
        RulePlaybooks.options().facts(Opportunity.class).fromClasspath("opportunities"),
        RecordNames.standard().with("opportunity", Opportunity.class),
        List.copyOf(csv.submissions),
        csv.rejected,
        csv.notes);
  }

  private void read(List<Row> rows) {
    LocalDate firstDay = firstDay(rows);
    Set<String> seen = new HashSet<>();
    for (Row row : rows) {
      try {
        String id = row.required("opportunity_id");
        if (!seen.add(id)) {
          throw new BadRow("opportunity_id " + id + " was on an earlier line");
        }
        submit(row, id, firstDay);
      } catch (BadRow e) {
        rejected.add(new Remark(PIPELINE, row.line, e.getMessage()));
      }
    }
  }

  private void submit(Row row, String id, LocalDate firstDay) throws BadRow {
    String stage = row.required("deal_stage");
    String agent = row.required("sales_agent");
    LocalDate engaged = row.date("engage_date");
    LocalDate closed = row.date("close_date");
    boolean ends = stage.equals("Won") || stage.equals("Lost");
    if (!ends && !stage.equals("Engaging") && !stage.equals("Prospecting")) {
      throw new BadRow("deal_stage \"" + stage + "\" is none of Prospecting, Engaging, Won, Lost");
    }
    if (ends && (closed == null || engaged == null)) {
      throw new BadRow("a " + stage + " opportunity needs engage_date and close_date");
    }
    if (engaged != null && closed != null && closed.isBefore(engaged)) {
      throw new BadRow("close_date " + closed + " is before engage_date " + engaged);
    }
    if (stage.equals("Engaging") && engaged == null) {
      throw new BadRow("an Engaging opportunity needs engage_date");
    }
    Money value = stage.equals("Won") ? row.money("close_value") : null;
    Opportunity opportunity = opportunity(row, id, agent);
    if (stage.equals("Prospecting") && engaged != null) {
      note(row, "Prospecting with an engage_date: taken as engaging");
    }
    if (!ends && (closed != null || row.optional("close_value") != null)) {
      note(row, "close_date and close_value of an opportunity that is " + stage + ": left out");
    }
    if (engaged == null) {
      note(row, "no date at all: placed on the data's first day, " + firstDay);
    }

    LocalDate opened = engaged == null ? firstDay : engaged;
    record(row, id, "opened", opened, new CaseOpened(opportunity));
    record(row, id, "owner", opened, new OwnerAssigned(agent, "as recorded in the CRM", null));
    if (engaged != null) {
      record(row, id, "engaged", engaged, new StageRequested("engaging"));
    }
    if (closed != null && value != null) {
      record(row, id, "valued", closed, new DealValued(value));
    }
    if (closed != null && ends) {
      record(row, id, "closed", closed, new StageRequested(stage.toLowerCase(Locale.ROOT)));
    }
  }

  private Opportunity opportunity(Row row, String id, String agent) throws BadRow {
    Map<String, String> team = teams.getOrDefault(agent, Map.of());
    if (team.isEmpty()) {
      note(row, "agent \"" + agent + "\" is not in the team file");
    }
    String accountName = row.optional("account");
    Map<String, String> account = accounts.get(accountName == null ? "" : accountName);
    if (accountName == null) {
      note(row, "no account");
    } else if (account == null) {
      note(row, "account \"" + accountName + "\" is not in the account file");
    }
    return new Opportunity(
        id,
        agent,
        team.get("manager"),
        team.get("regional_office"),
        product(row),
        accountName,
        account == null ? null : sector(row, account.get("sector")),
        account == null ? null : revenue(row, account.get("revenue")));
  }

  private String product(Row row) throws BadRow {
    String written = row.required("product");
    if (products.containsKey(written)) {
      return written;
    }
    String known = productsBySpelling.get(spelling(written));
    if (known == null) {
      note(row, "product \"" + written + "\" is not in the product list");
      return written;
    }
    note(row, "product \"" + written + "\" read as \"" + known + "\"");
    return known;
  }

  private @Nullable String sector(Row row, @Nullable String written) {
    if ("technolgy".equals(written)) {
      note(row, "sector \"technolgy\" read as \"technology\"");
      return "technology";
    }
    return written;
  }

  private @Nullable Money revenue(Row row, @Nullable String millions) {
    if (millions == null || millions.isBlank()) {
      return null;
    }
    try {
      return new Money(new BigDecimal(millions).movePointRight(6), CURRENCY);
    } catch (NumberFormatException notOne) {
      note(row, "the account's revenue \"" + millions + "\" is no number: left out");
      return null;
    }
  }

  private void record(Row row, String id, String eventId, LocalDate day, Record event) {
    Instant at = day.atTime(NOON).toInstant(ZoneOffset.UTC);
    Submission submission = Submission.of(id, event).id(eventId).at(at).by("crm-import");
    submissions.add(new Recorded(at, submission, PIPELINE, row.line));
  }

  private void note(Row row, String text) {
    notes.add(new Remark(PIPELINE, row.line, text));
  }

  private static LocalDate firstDay(List<Row> rows) {
    LocalDate first = LocalDate.MAX;
    for (Row row : rows) {
      // A date that cannot be read counts when its row is rejected for it.
      LocalDate date = row.readable("engage_date");
      if (date != null && date.isBefore(first)) {
        first = date;
      }
    }
    return first.equals(LocalDate.MAX) ? LocalDate.EPOCH : first;
  }

  /** What is left of a name when case and spaces are forgotten: GTXPro is GTX Pro. */
  private static String spelling(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  private static Map<String, Map<String, String>> byKey(Path file, String key) throws IOException {
    Map<String, Map<String, String>> byKey = new HashMap<>();
    List<Remark> unreadable = new ArrayList<>();
    for (Row row : rows(file, unreadable)) {
      byKey.put(row.cells.getOrDefault(key, ""), row.cells);
    }
    if (!unreadable.isEmpty()) {
      throw new IOException(
          file + ", line " + unreadable.get(0).line() + ": " + unreadable.get(0).text());
    }
    return byKey;
  }

  private static List<Row> rows(Path file, List<Remark> unreadable) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("There is no file " + file);
    }
    List<Row> rows = new ArrayList<>();
    CsvSchema schema = CsvSchema.emptySchema().withHeader();
    try (MappingIterator<Map<String, String>> lines =
        new CsvMapper().readerForMapOf(String.class).with(schema).readValues(file.toFile())) {
      // The header is line 1.
      int line = 2;
      while (true) {
        try {
          if (!lines.hasNextValue()) {
            break;
          }
          rows.add(new Row(line, lines.nextValue()));
        } catch (JsonProcessingException e) {
          unreadable.add(new Remark(name(file), line, e.getOriginalMessage()));
        }
        line++;
      }
    }
    return rows;
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  /** A row that cannot be used; the message says why. */
  private static final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    BadRow(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  /** One row of a CSV file. */
  private record Row(int line, Map<String, String> cells) {

    @Nullable String optional(String column) {
      String cell = cells.get(column);
      return cell == null || cell.isBlank() ? null : cell.strip();
    }

    String required(String column) throws BadRow {
      String cell = optional(column);
      if (cell == null) {
        throw new BadRow(column + " is empty");
      }
      return cell;
    }

    @Nullable LocalDate date(String column) throws BadRow {
      LocalDate date = readable(column);
      String cell = optional(column);
      if (date == null && cell != null) {
        throw new BadRow(column + " \"" + cell + "\" is no date in the form M/D/YYYY");
      }
      return date;
    }

    @Nullable LocalDate readable(String column) {
      String cell = optional(column);
      try {
        return cell == null ? null : LocalDate.parse(cell, DATE);
      } catch (DateTimeParseException notOne) {
        return null;
      }
    }

    Money money(String column) throws BadRow {
      String cell = required(column);
      try {
        return Money.of(cell, CURRENCY);
      } catch (NumberFormatException e) {
        throw new BadRow(column + " \"" + cell + "\" is no amount");
      }
    }
  }
}
