package dev.sluice.json;

import dev.sluice.assignment.Rotation;
import dev.sluice.assignment.Turn;
import dev.sluice.decision.AddTag;
import dev.sluice.decision.AssignOwner;
import dev.sluice.decision.Audience;
import dev.sluice.decision.Because;
import dev.sluice.decision.Block;
import dev.sluice.decision.CancelTask;
import dev.sluice.decision.CancelTimer;
import dev.sluice.decision.ChooseChannel;
import dev.sluice.decision.Compared;
import dev.sluice.decision.Conflict;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Digest;
import dev.sluice.decision.EndJourney;
import dev.sluice.decision.Enrol;
import dev.sluice.decision.ExcludeRep;
import dev.sluice.decision.HeldMessage;
import dev.sluice.decision.HoldMessage;
import dev.sluice.decision.KeepValue;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.Notify;
import dev.sluice.decision.PreferRep;
import dev.sluice.decision.Refuse;
import dev.sluice.decision.Regrade;
import dev.sluice.decision.ReleaseValue;
import dev.sluice.decision.RemoveTag;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SeekOwner;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.SetProbability;
import dev.sluice.decision.SetRisk;
import dev.sluice.decision.SetScore;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.StartCadence;
import dev.sluice.decision.StartTimer;
import dev.sluice.decision.StopCadence;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.TellCase;
import dev.sluice.decision.TellCases;
import dev.sluice.decision.Withhold;
import dev.sluice.event.AccountUpdated;
import dev.sluice.event.ActivityLogged;
import dev.sluice.event.ActivityStarted;
import dev.sluice.event.AdjustmentDecided;
import dev.sluice.event.ApprovalDecided;
import dev.sluice.event.AttributeChanged;
import dev.sluice.event.AudienceResponded;
import dev.sluice.event.BlockerReported;
import dev.sluice.event.CadenceDue;
import dev.sluice.event.CampaignCancelled;
import dev.sluice.event.CampaignOffered;
import dev.sluice.event.CampaignUpdated;
import dev.sluice.event.CaseClosed;
import dev.sluice.event.CaseLinked;
import dev.sluice.event.CaseOpened;
import dev.sluice.event.ClockPaused;
import dev.sluice.event.ClockResumed;
import dev.sluice.event.CompetitorSeen;
import dev.sluice.event.ConsentWithdrawn;
import dev.sluice.event.ContactDeferred;
import dev.sluice.event.ContactSaved;
import dev.sluice.event.CustomerConfirmed;
import dev.sluice.event.DeadlineMet;
import dev.sluice.event.DeadlineMissed;
import dev.sluice.event.DeadlineNear;
import dev.sluice.event.DealValued;
import dev.sluice.event.DecisionMakerChanged;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.ExceptionNoted;
import dev.sluice.event.FigureReported;
import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.GradingDue;
import dev.sluice.event.JourneyEnded;
import dev.sluice.event.JourneyStarted;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.LeadMerged;
import dev.sluice.event.MessageDue;
import dev.sluice.event.Missing;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.event.OfferMade;
import dev.sluice.event.OrderPlaced;
import dev.sluice.event.Overridden;
import dev.sluice.event.OverrideLifted;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.event.OwnerNotFound;
import dev.sluice.event.OwnerReleased;
import dev.sluice.event.OwnerSought;
import dev.sluice.event.PersonErased;
import dev.sluice.event.RepAbsent;
import dev.sluice.event.ReviewRecorded;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.StageBlocked;
import dev.sluice.event.StageEntered;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.event.SupportCaseAnswered;
import dev.sluice.event.SupportRequested;
import dev.sluice.event.TargetProposed;
import dev.sluice.event.TaskAssigned;
import dev.sluice.event.TaskCompleted;
import dev.sluice.event.TaskMoved;
import dev.sluice.event.TeamChanged;
import dev.sluice.event.TierChanged;
import dev.sluice.event.TimerFired;
import dev.sluice.fact.Account;
import dev.sluice.fact.Activity;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Cadence;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.CampaignOffer;
import dev.sluice.fact.CampaignTally;
import dev.sluice.fact.Competitor;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Deferral;
import dev.sluice.fact.Deliverable;
import dev.sluice.fact.Document;
import dev.sluice.fact.ExceptionNote;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Figure;
import dev.sluice.fact.Journey;
import dev.sluice.fact.Lead;
import dev.sluice.fact.MergedLead;
import dev.sluice.fact.MissedDeadline;
import dev.sluice.fact.Money;
import dev.sluice.fact.NodeDone;
import dev.sluice.fact.Objection;
import dev.sluice.fact.Offer;
import dev.sluice.fact.OngoingActivity;
import dev.sluice.fact.Order;
import dev.sluice.fact.Rep;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Signal;
import dev.sluice.fact.StandingOverride;
import dev.sluice.fact.SupportCase;
import dev.sluice.fact.Target;
import dev.sluice.fact.Task;
import dev.sluice.fact.Team;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.step.Tell;
import dev.sluice.step.Timer;
import dev.sluice.store.PendingEffect;
import dev.sluice.time.Budget;
import dev.sluice.time.BusinessCalendar;
import dev.sluice.time.Deadline;
import dev.sluice.time.Interval;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** One full instance of everything that goes to JSON. */
final class Samples {

  static final Instant AT = Instant.parse("2026-11-02T01:00:00.123456789Z");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final Money MONEY = Money.of("500000.50", "CNY");

  static final Lead LEAD =
      new Lead("晨光机械", "website", "steel", "华东", 120, MONEY, "digital", List.of("cost"));
  static final Contact CONTACT =
      new Contact(
          "c-1",
          "王伟",
          true,
          true,
          "w@example.com",
          "138",
          List.of("email", "sms"),
          "email",
          ZoneId.of("Asia/Shanghai"),
          "buyer",
          "business",
          List.of("sms:promotion"));
  static final Team TEAM =
      Team.of(
              "east",
              Rep.rep("wang")
                  .weight(3)
                  .covers("steel")
                  .sellsIn("华东")
                  .serves("key")
                  .capacity(5)
                  .quota(9)
                  .goodAt("technical")
                  .away(AT, AT.plusSeconds(60)),
              Rep.rep("li"))
          .supervisedBy("zhao");
  private static final Audience AUDIENCE =
      new Audience(List.of("deal", "upsell"), "华东", "steel", MONEY, true, true);
  private static final OwnerSought SOUGHT =
      new OwnerSought("L-1", "deal", "steel", "华东", "key", 2, AT, "technical", "demo");

  private static final Because BECAUSE =
      new Because(
          "Repeated visits",
          List.of("A1.5"),
          "0123456789abcdef",
          List.of(
              new Compared("visits >= 2", 2),
              new Compared("value > 10", new BigDecimal("10.50")),
              new Compared("owner == null", null),
              new Compared("vip", true),
              new Compared("since", AT),
              new Compared("revenue", 5_000_000_000L)),
          "No holiday table for 2031");

  /** Events, subjects and kept facts. */
  static final List<Record> RECORDS =
      List.of(
          new Account("晨光", "steel", "华东", 120, MONEY, MONEY, DAY),
          new AccountUpdated(new Account("晨光", "steel", "华东", 120, MONEY, MONEY, DAY)),
          new ActivityStarted("call"),
          new Competitor("Rival", "cloud", AT, 2),
          new CompetitorSeen("Rival", "cloud"),
          new ContactDeferred(DAY, "travels"),
          new Deferral(DAY, "travels"),
          new Figure("win-rate", "wang", DAY, DAY, new BigDecimal("29.5"), 20),
          new FigureReported("win-rate", "wang", DAY, DAY, new BigDecimal("29.5"), 20),
          new DecisionMakerChanged("c-1"),
          new ExceptionNote("S02", "the buyer is ill", AT, "wang"),
          new ExceptionNoted("S02", "the buyer is ill"),
          new Offer(MONEY, MONEY, "30-days", 45, AT, "wang"),
          new OfferMade(MONEY, MONEY, "30-days", 45),
          new SupportRequested("T-1", true, "c-1", "it leaks"),
          new Objection("price", "too much", AT),
          new ObjectionRaised("price", "too much"),
          new Cadence("visit", Budget.months(3).onAWorkingDay(), AT, 2),
          new CadenceDue("visit", 2, AT),
          new ConsentWithdrawn("c-1", "email", "promotion"),
          new HeldMessage(new SendMessage("sms", "c-1", "hello", "promotion"), BECAUSE),
          new Journey(
              "nurture",
              2,
              AT,
              AT,
              "goal",
              List.of("unclicked"),
              List.of("hello"),
              Budget.days(30)),
          new JourneyEnded("nurture", "goal"),
          new PersonErased(List.of("c-1")),
          new JourneyStarted("nurture", 2),
          new MessageDue("sms", "c-1", "hello", "promotion"),
          new OngoingActivity("call", AT, "wang"),
          new Order("o-1", MONEY, AT),
          new Overridden("risk", "low", AT, "known"),
          new OverrideLifted("risk"),
          new StandingOverride("risk", "zhao", AT, AT, "known", "A rule", "risk: high"),
          new TaskMoved("call", DAY),
          new ActivityLogged("call", "c-1", "asked for a price"),
          new ApprovalDecided("price", Approval.State.GRANTED, "fine"),
          new AttributeChanged("seats", 12L),
          new AudienceResponded("L-1", "order", MONEY),
          new BlockerReported("no stand"),
          new Campaign(
              "Spring",
              "fair",
              "华东",
              "steel",
              MONEY,
              "-10 %",
              "v2",
              DAY,
              DAY.plusDays(3),
              List.of("logistics"),
              Map.of("orders", 15)),
          new CampaignCancelled("C-1"),
          new CampaignOffer("C-1", "Spring", "-10 %", "v2", DAY, AT, true),
          new CampaignOffered("C-1", "Spring", "-10 %", "v2", DAY, DAY.plusDays(3)),
          new CampaignTally(36, 30, 15, List.of(MONEY)),
          new CampaignUpdated(Campaign.of("Spring", "fair", DAY, DAY.plusDays(3))),
          new CaseClosed("won", true),
          new CaseLinked("account", "A-1"),
          new CaseOpened(LEAD, List.of(CONTACT), Map.of("account", "A-1", "campaign", "C-1")),
          new ClockPaused("holiday"),
          new ClockResumed(),
          new ContactSaved(CONTACT),
          new CustomerConfirmed("c-1"),
          new DeadlineMet("stage", "offer", AT, AT),
          new DeadlineMissed("task", "call", AT),
          new DeadlineNear("stage", "offer", AT),
          new DealValued(MONEY),
          new DeliverableSubmitted("proposal", "doc-1", Map.of("pains", List.of("cost"))),
          new DocumentAttached("legal-review", "doc-2"),
          new FollowUpRecorded(
              "speed",
              "price",
              List.of(new FollowUpRecorded.Promise("a quote", DAY)),
              "bundle",
              "visit",
              DAY),
          LEAD,
          new LeadCaptured(LEAD, List.of(CONTACT)),
          new LeadMerged("L-2", LEAD, List.of(CONTACT)),
          new MergedLead("L-2", AT, LEAD, List.of("c-1")),
          new NodeDone("S01", AT),
          new OrderPlaced("o-1", MONEY),
          new OwnerAssigned("wang", "highest credit", "east"),
          new OwnerNotFound("east", List.of("wang: on leave"), "demo"),
          new OwnerReleased("L-1", "wang", "demo"),
          SOUGHT,
          new RepAbsent("wang", AT, AT.plusSeconds(60)),
          new AdjustmentDecided("segment-limit", "60 million a year", "too many to visit"),
          new ReviewRecorded(
              List.of("early demo"), List.of("late gifts"), List.of("customs"), List.of("order")),
          new Rotation(Map.of("wang", new Turn(-3, AT, 2, "2026-11", 4)), List.of(SOUGHT)),
          new SignalReceived("pricing-page", "c-1", "/pricing"),
          new StageBlocked("offer", List.of(new Missing("rule", "credit", "too much"))),
          new StageEntered("offer", "lead"),
          new StageRequested("offer", "ready"),
          new Target("t-1", "more customers", "华东", "new-customers", BigDecimal.TEN, "wang", DAY),
          new TargetProposed(
              "t-1", "more customers", "华东", "new-customers", BigDecimal.TEN, "wang", DAY),
          new TaskAssigned("call", "wang", "highest credit", "east"),
          new TaskCompleted("call", "reached"),
          TEAM,
          new TeamChanged(TEAM),
          new TierChanged("tier", "normal", "key"),
          new TimerFired("reminder", "o-1", AT),
          new GradingDue("tier"),
          Rep.rep("wang").covers("steel"),
          new SupportCase("s-1", true, AT, AT),
          new SupportCaseAnswered("s-1", "replaced"));

  static final List<Decision> DECISIONS =
      List.of(
          new AddTag("high-value"),
          new AssignOwner("wang", "asked for"),
          new Block("credit", "too much"),
          new CancelTask("call"),
          new CancelTimer("reminder"),
          new ChooseChannel("social", "c-1", "hello"),
          new CreateTask(
              "call", "phone", "owner", "wang", Budget.hours(4), AT, List.of("call"), "soon"),
          new EndJourney("nurture", "exit"),
          new Enrol("nurture", List.of("unclicked"), List.of("hello"), Budget.days(30)),
          new HoldMessage("sms", "c-1", "hello", AT),
          new KeepValue("tier:tier", Budget.months(12)),
          new Refuse("employees", "we ask for it"),
          new Regrade("tier"),
          new ReleaseValue("stage"),
          new RemoveTag("high-value"),
          new StartCadence("visit", Budget.months(3), DayOfWeek.MONDAY),
          new StopCadence("visit"),
          new Withhold("sms", "c-1", "hello", "no consent"),
          new ExcludeRep("wang", "no steel"),
          new MoveStage("offer"),
          new Notify("in-app", "owner", "late", "offer", Interval.parse("18:00")),
          new Digest(
              "wang",
              "in-app",
              List.of(
                  new Digest.Notice(
                      "L-1",
                      new Notify("in-app", "wang", "late", null, Interval.parse("1 hour")),
                      BECAUSE,
                      AT))),
          new PreferRep("li", "speaks German"),
          new RequestApproval("price", "manager", Budget.hours(4)),
          new SeekOwner("east", "steel", "华东", "key", 2, "technical", "demo"),
          new SendMessage("email", "c-1", "welcome", "service"),
          new SetProbability(70),
          new SetRisk("high", "competitor"),
          new SetScore("fit", 8),
          new SetTier("tier", "key"),
          new StartTimer("reminder", "o-1", Budget.businessDays(3)),
          new Suggest("owner", "visit them"),
          new TellCase("A-1", new OrderPlaced("o-1", MONEY)),
          new TellCases(AUDIENCE, new OrderPlaced("o-1", MONEY)));

  private Samples() {}

  /**
   * Writes the fixtures of the latest format anew, where a new component is meant to change them;
   * from the module. Once a format is released, its fixtures stay as they are.
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of("src/test/resources/dev/sluice/json/format-" + SluiceJson.VERSION);
    Files.createDirectories(folder);
    for (Map.Entry<String, String> document : documents().entrySet()) {
      Files.writeString(folder.resolve(document.getKey() + ".json"), document.getValue() + "\n");
    }
  }

  /** One document of each kind, as the latest format writes it. */
  static Map<String, String> documents() {
    SluiceJson json = new SluiceJson(RecordNames.standard());
    return Map.of(
        "state", json.write(state()),
        "entry", json.write(entry()),
        "submission", json.write(submission()),
        "effect", json.write(effect()),
        "tell", json.write(entry().tells().get(1)),
        "decided", json.write(decided().get(0)));
  }

  static Submission submission() {
    return Submission.of("L-1", new LeadCaptured(LEAD, List.of(CONTACT)))
        .id("e-1")
        .at(AT)
        .by("web")
        .into("deal");
  }

  static PendingEffect effect() {
    return new PendingEffect(
        "L-1:7:0",
        "L-1",
        new SendMessage("email", "c-1", "welcome", "service"),
        BECAUSE,
        AT,
        2,
        AT.plusSeconds(240),
        "the mail server said no",
        "L-1:6:0",
        3);
  }

  static List<Decided> decided() {
    return DECISIONS.stream().map(decision -> new Decided(decision, BECAUSE)).toList();
  }

  static JournalEntry entry() {
    List<Decided> decided = decided();
    return new JournalEntry(
        "L-1",
        7,
        "e-1",
        new LeadCaptured(LEAD, List.of(CONTACT)),
        AT,
        AT.plusSeconds(1),
        "website",
        "0123456789abcdef",
        RECORDS,
        decided,
        List.of(new Missing("document", "legal-review", "Legal review")),
        List.of(new Conflict("tier:tier", decided.get(0), decided.get(1))),
        List.of(
            new Tell("L-1:7:0", "A-1", new OrderPlaced("o-1", MONEY), 1),
            new Tell("L-1:7:1", null, new OrderPlaced("o-1", MONEY), 1, AUDIENCE, "A-1")),
        "offer");
  }

  static CaseState state() {
    BusinessCalendar calendar = BusinessCalendar.mainlandChina();
    SalesCase salesCase =
        new SalesCase(
            "L-1",
            "deal",
            "offer",
            SalesCase.Status.WON,
            AT,
            AT,
            AT,
            "wang",
            MONEY,
            70,
            "high",
            List.of("a", "b"),
            Map.of("tier", "key", "class", "A"),
            Map.of("fit", 8, "need", 2),
            Map.of("seats", 12, "vip", true, "rate", new BigDecimal("0.5"), "note", "备注"),
            Map.of("account", "A-1", "team", "east"));
    Facts facts =
        new Facts(
            salesCase,
            LEAD,
            List.of(CONTACT),
            List.of(
                new Task(
                    "call",
                    "phone",
                    "owner",
                    "wang",
                    Task.Status.DONE,
                    AT,
                    AT,
                    AT,
                    List.of("call"),
                    "soon")),
            List.of(new Activity("call", AT, "wang", "c-1")),
            List.of(
                new Deliverable("proposal", AT, "wang", "doc-1", Map.of("pains", List.of("cost")))),
            List.of(new Document("legal-review", AT, "doc-2")),
            List.of(new Approval("price", Approval.State.GRANTED, AT, AT, "zhao", "fine")),
            List.of(new MissedDeadline("stage", "offer", AT)),
            List.of(new NodeDone("S01", AT), new TierChanged("tier", null, "key")),
            List.of(new Signal("pricing-page", AT, "c-1", "/pricing")));
    Deadline running = Deadline.start(calendar, Budget.businessHours(4), AT);
    Deadline again = running.pause(AT.plusSeconds(60)).resume(calendar, AT.plusSeconds(90));
    return new CaseState(
        facts,
        List.of(
            new Timer(Timer.Purpose.STAGE, "offer", running),
            new Timer(Timer.Purpose.TASK, "call", running.pause(AT.plusSeconds(60))),
            new Timer(Timer.Purpose.NODE, "S02", again)),
        7,
        AT);
  }
}
