package dev.sluice.examples.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DealValued;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.RepAbsent;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.event.TeamChanged;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import dev.sluice.fact.Rep;
import dev.sluice.fact.Team;
import dev.sluice.json.RecordNames;
import dev.sluice.json.SluiceJson;
import dev.sluice.time.Budget;
import dev.sluice.time.BusinessCalendar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Makes the first quarter of 2026 of a small company, Spring Festival included: leads from three
 * channels, downloads, visits, calls, deliverables and approvals, some late, some lost, and a rep
 * on leave. The same seed makes the same lines.
 */
final class OneQuarter {

  static final long SEED = 20260105;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final List<String> INDUSTRIES =
      List.of("manufacturing", "retail", "logistics", "finance");
  private static final List<String> REGIONS = List.of("east", "north", "south");
  private static final List<String> CHANNELS = List.of("website", "social", "partner");
  private static final List<String> COMPANIES =
      List.of("Hua Xin", "Jin Feng", "Lan Hai", "Tian Cheng", "Yun Shan", "Bei Dou", "Dong Fang");

  private final BusinessCalendar calendar = BusinessCalendar.mainlandChina();
  private final SluiceJson json = new SluiceJson(RecordNames.standard());
  private final Random random;
  private final List<Line> lines = new ArrayList<>();

  private record Line(Instant received, Submission submission) {}

  private OneQuarter(long seed) {
    this.random = new Random(seed);
  }

  /** Writes the stored file again: run it from the module's folder after a change. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of("src/main/resources/recorded/one-quarter.jsonl");
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines(SEED)) + "\n", StandardCharsets.UTF_8);
  }

  static List<String> lines(long seed) {
    OneQuarter quarter = new OneQuarter(seed);
    quarter.play();
    quarter.lines.sort(Comparator.comparing(Line::received));
    return quarter.lines.stream().map(quarter::write).toList();
  }

  private void play() {
    team();
    for (int i = 1; i <= 72; i++) {
      lead(i);
    }
  }

  private void team() {
    Team team =
        Team.of(
                "sales",
                Rep.rep("wang").covers("manufacturing", "logistics").weight(2),
                Rep.rep("li"),
                Rep.rep("zhang").sellsIn("east", "south").capacity(12))
            .supervisedBy("chen");
    submit(Team.caseId("sales"), at("2026-01-04T08:30"), new TeamChanged(team), "hr", "team-1");
    submit(
        Team.caseId("sales"),
        at("2026-01-16T17:00"),
        new RepAbsent("li", at("2026-01-19T00:00"), at("2026-01-31T00:00")),
        "hr",
        "leave-li");
  }

  private void lead(int number) {
    String id = "L-%03d".formatted(number);
    Instant captured =
        calendar.add(at("2026-01-04T09:00"), Duration.ofMinutes(random.nextInt(52 * 8 * 60)));
    String industry = pick(INDUSTRIES);
    Lead lead =
        new Lead(
            pick(COMPANIES) + " " + number,
            pick(CHANNELS),
            industry,
            pick(REGIONS),
            50 + random.nextInt(2000),
            new Money(
                java.math.BigDecimal.valueOf(5_000_000L + random.nextInt(90) * 1_000_000L), "CNY"),
            "automation",
            List.of());
    Contact contact = Contact.primary("C-" + number, "email", "sms");
    submit(id, captured, new LeadCaptured(lead, List.of(contact)), "website", "form");
    if (chance(40)) {
      signal(id, captured.plus(Duration.ofMinutes(random.nextInt(600))), "whitepaper", number);
    }

    Instant called = firstContact(id, captured);
    if (chance(15)) {
      lose(id, called, "no need");
      return;
    }
    Instant confirmed = needs(id, called);
    if (chance(12)) {
      lose(id, confirmed, "no budget");
      return;
    }
    Instant proposed = proposal(id, confirmed, number);
    if (chance(12)) {
      lose(id, proposed, "competitor");
      return;
    }
    negotiate(id, proposed, number);
  }

  private Instant firstContact(String id, Instant captured) {
    int how = random.nextInt(100);
    Instant soon = calendar.add(captured, Duration.ofMinutes(20 + random.nextInt(300)));
    if (how < 70) {
      submit(id, soon, new ActivityLogged("call", null, "introduced ourselves"), "rep", "call-1");
      return soon;
    }
    if (how < 85) {
      // Made in time, written down two days later.
      Instant logged = soon.plus(Duration.ofDays(2));
      later(
          id, soon, logged, new ActivityLogged("visit", null, "met at the fair"), "rep", "call-1");
      return logged;
    }
    Instant late =
        calendar.add(
            calendar.due(captured, Budget.sameTimeNextBusinessDay()).at(),
            Duration.ofMinutes(60 + random.nextInt(900)));
    submit(id, late, new ActivityLogged("call", null, null), "rep", "call-1");
    return late;
  }

  private Instant needs(String id, Instant from) {
    if (chance(25)) {
      // Asked for too early: the gate says what is missing.
      submit(id, hoursLater(from, 1), new StageRequested("needs-confirmed"), "rep", "early-1");
    }
    Instant interview = hoursLater(from, 4 + random.nextInt(20));
    submit(id, interview, new ActivityLogged("needs-interview"), "rep", "interview");
    Instant report = hoursLater(interview, 2 + random.nextInt(16));
    submit(id, report, new DeliverableSubmitted("needs-report", "docs/" + id), "rep", "report");
    Instant moved = report.plus(Duration.ofMinutes(5));
    submit(id, moved, new StageRequested("needs-confirmed"), "rep", "stage-1");
    LocalDate due = moved.atZone(SHANGHAI).toLocalDate().plusDays(2 + random.nextInt(4));
    submit(
        id,
        moved.plus(Duration.ofMinutes(20)),
        new FollowUpRecorded(
            "automation of the second line",
            chance(50) ? "price" : null,
            List.of(new FollowUpRecorded.Promise("send references", due)),
            "line package",
            "present the proposal",
            due.plusDays(1)),
        "rep",
        "follow-up-1");
    return moved;
  }

  private Instant proposal(String id, Instant from, int number) {
    Instant ready = hoursLater(from, 6 + random.nextInt(30));
    submit(id, ready, new ActivityLogged("tailored-proposal"), "rep", "proposal-made");
    submit(
        id, ready, new DeliverableSubmitted("tailored-proposal", "docs/p" + id), "rep", "proposal");
    for (int view = 0; view < random.nextInt(4); view++) {
      signal(id, ready.plus(Duration.ofHours(2 + 5L * view)), "proposal-page", number);
    }
    if (chance(45)) {
      signal(id, ready.plus(Duration.ofHours(30)), "demo-attended", number);
    }
    Instant signed = hoursLater(ready, 8 + random.nextInt(24));
    submit(id, signed, new DeliverableSubmitted("signed-proposal"), "customer", "signed-proposal");
    submit(
        id,
        signed.plus(Duration.ofMinutes(10)),
        new StageRequested("proposal-submitted"),
        "rep",
        "stage-2");
    return signed.plus(Duration.ofMinutes(10));
  }

  private void negotiate(String id, Instant from, int number) {
    Instant begun = hoursLater(from, 4 + random.nextInt(24));
    submit(id, begun, new ActivityLogged("proposal-presentation"), "rep", "presentation");
    submit(id, begun, new DeliverableSubmitted("quotation", "docs/q" + id), "rep", "quotation");
    submit(id, begun, new StageRequested("negotiation"), "rep", "stage-3");
    Instant agreed = hoursLater(begun, 8 + random.nextInt(70));
    submit(id, agreed, new ActivityLogged("price-and-terms"), "rep", "terms");
    submit(id, agreed, new DeliverableSubmitted("negotiation-minutes"), "rep", "minutes");
    if (chance(20)) {
      lose(id, hoursLater(agreed, 3), "price");
      return;
    }
    Money value =
        new Money(java.math.BigDecimal.valueOf(80_000L + random.nextInt(60) * 10_000L), "CNY");
    submit(id, agreed, new DealValued(value), "rep", "value");
    submit(
        id,
        agreed.plus(Duration.ofMinutes(30)),
        new CustomerConfirmed("C-" + number),
        "customer",
        "yes");
    Instant decided = hoursLater(agreed, 4 + random.nextInt(12));
    if (chance(20)) {
      Approval.State no = Approval.State.REFUSED;
      submit(id, decided, new ApprovalDecided("contract", no, "discount"), "manager", "refused");
      decided = hoursLater(decided, 8);
    }
    submit(
        id,
        decided,
        new ApprovalDecided("contract", Approval.State.GRANTED, null),
        "manager",
        "granted");
    submit(id, decided, new DocumentAttached("legal-review"), "legal", "legal");
    if (chance(75)) {
      submit(id, decided, new DocumentAttached("customer-qualification"), "rep", "qualification");
    }
    Instant signed = hoursLater(decided, 3 + random.nextInt(10));
    submit(id, signed, new DeliverableSubmitted("signed-contract"), "customer", "contract");
    Instant paid = hoursLater(signed, 40 + random.nextInt(60));
    submit(id, paid, new DocumentAttached("payment-record"), "finance", "payment");
    submit(id, paid, new DeliverableSubmitted("invoice", "docs/i" + id), "finance", "invoice");
    submit(id, paid, new DocumentAttached("contract-archive"), "rep", "archive");
    submit(id, paid, new StageRequested("payment-collected"), "finance", "stage-5");
  }

  private void lose(String id, Instant from, String reason) {
    submit(id, hoursLater(from, 2), new StageRequested("lost", reason), "rep", "lost");
  }

  private void signal(String id, Instant at, String name, int number) {
    SignalReceived signal = new SignalReceived(name, "C-" + number, null);
    submit(id, at, signal, "website", name + "@" + at);
  }

  private void submit(String caseId, Instant at, Record event, String by, String eventId) {
    later(caseId, at, at, event, by, eventId);
  }

  private void later(
      String caseId, Instant at, Instant received, Record event, String by, String eventId) {
    if (received.isBefore(at("2026-04-01T00:00"))) {
      lines.add(new Line(received, Submission.of(caseId, event).id(eventId).at(at).by(by)));
    }
  }

  private String write(Line line) {
    try {
      String text = json.write(line.submission);
      if (line.received.equals(line.submission.at())) {
        return text;
      }
      ObjectNode document = (ObjectNode) MAPPER.readTree(text);
      return document.put("received", line.received.toString()).toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Instant hoursLater(Instant from, int businessHours) {
    return calendar.add(from, Duration.ofHours(businessHours));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private String pick(List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }
}
