package dev.sluice.json;

import dev.sluice.assignment.Rotation;
import dev.sluice.decision.HeldMessage;
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
import dev.sluice.fact.Cadence;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.CampaignOffer;
import dev.sluice.fact.CampaignTally;
import dev.sluice.fact.Competitor;
import dev.sluice.fact.Deferral;
import dev.sluice.fact.ExceptionNote;
import dev.sluice.fact.Figure;
import dev.sluice.fact.Journey;
import dev.sluice.fact.Lead;
import dev.sluice.fact.MergedLead;
import dev.sluice.fact.NodeDone;
import dev.sluice.fact.Objection;
import dev.sluice.fact.Offer;
import dev.sluice.fact.OngoingActivity;
import dev.sluice.fact.Order;
import dev.sluice.fact.Rep;
import dev.sluice.fact.StandingOverride;
import dev.sluice.fact.SupportCase;
import dev.sluice.fact.Target;
import dev.sluice.fact.Team;
import dev.sluice.fault.DidYouMean;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The stable names of record types: events, subjects and kept facts. A name outlives the class it
 * stands for, so that a renamed class still reads its old journal. Immutable and thread-safe.
 */
public final class RecordNames {

  private static final List<Class<? extends Record>> OURS =
      List.of(
          Account.class,
          AccountUpdated.class,
          ActivityLogged.class,
          ActivityStarted.class,
          AdjustmentDecided.class,
          ApprovalDecided.class,
          AttributeChanged.class,
          AudienceResponded.class,
          BlockerReported.class,
          Cadence.class,
          CadenceDue.class,
          Campaign.class,
          CampaignCancelled.class,
          CampaignOffer.class,
          CampaignOffered.class,
          CampaignTally.class,
          CampaignUpdated.class,
          CaseClosed.class,
          CaseLinked.class,
          CaseOpened.class,
          ClockPaused.class,
          ClockResumed.class,
          Competitor.class,
          CompetitorSeen.class,
          ConsentWithdrawn.class,
          ContactDeferred.class,
          ContactSaved.class,
          CustomerConfirmed.class,
          DeadlineMet.class,
          DeadlineMissed.class,
          DeadlineNear.class,
          DealValued.class,
          DecisionMakerChanged.class,
          Deferral.class,
          DeliverableSubmitted.class,
          DocumentAttached.class,
          ExceptionNote.class,
          ExceptionNoted.class,
          Figure.class,
          FigureReported.class,
          FollowUpRecorded.class,
          GradingDue.class,
          HeldMessage.class,
          Journey.class,
          JourneyEnded.class,
          JourneyStarted.class,
          Lead.class,
          LeadCaptured.class,
          LeadMerged.class,
          MergedLead.class,
          MessageDue.class,
          NodeDone.class,
          Objection.class,
          ObjectionRaised.class,
          Offer.class,
          OfferMade.class,
          OngoingActivity.class,
          Order.class,
          OrderPlaced.class,
          Overridden.class,
          OverrideLifted.class,
          OwnerAssigned.class,
          OwnerNotFound.class,
          OwnerReleased.class,
          OwnerSought.class,
          PersonErased.class,
          Rep.class,
          RepAbsent.class,
          ReviewRecorded.class,
          Rotation.class,
          SignalReceived.class,
          StageBlocked.class,
          StageEntered.class,
          StageRequested.class,
          StandingOverride.class,
          SupportCase.class,
          SupportCaseAnswered.class,
          SupportRequested.class,
          TaskAssigned.class,
          TaskCompleted.class,
          TaskMoved.class,
          Target.class,
          TargetProposed.class,
          Team.class,
          TeamChanged.class,
          TierChanged.class,
          TimerFired.class);

  private static final RecordNames STANDARD = new RecordNames(ours());

  private final Map<String, Class<? extends Record>> types;
  private final Map<Class<?>, String> names;

  private RecordNames(Map<String, Class<? extends Record>> types) {
    this.types = Collections.unmodifiableMap(types);
    this.names = new HashMap<>();
    types.forEach((name, type) -> names.put(type, name));
  }

  /**
   * The records the library brings.
   *
   * @return their names: the simple class name in kebab case
   */
  public static RecordNames standard() {
    return STANDARD;
  }

  /**
   * Adds a host's record.
   *
   * @param name its stable name, in kebab case
   * @param type a public record
   * @return names with one more
   * @throws IllegalArgumentException when the name or the type is taken, or the record is not
   *     public
   */
  public RecordNames with(String name, Class<? extends Record> type) {
    if (!name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException(
          "A record's name is written in kebab case, for example order-placed (" + name + ")");
    }
    if (types.containsKey(name) || names.containsKey(type)) {
      throw new IllegalArgumentException(
          "Either the name "
              + name
              + " or the type "
              + type.getName()
              + " is registered already. Give each record one name of its own");
    }
    if (!java.lang.reflect.Modifier.isPublic(type.getModifiers())) {
      throw new IllegalArgumentException(
          type.getName() + " is not public, so rules cannot read it. Declare it public");
    }
    Map<String, Class<? extends Record>> more = new TreeMap<>(types);
    more.put(name, type);
    return new RecordNames(more);
  }

  /**
   * The name of a type.
   *
   * @param type a record type
   * @return its name, or null when it is not registered
   */
  public @Nullable String name(Class<?> type) {
    return names.get(type);
  }

  /**
   * The type under a name.
   *
   * @param name a registered name
   * @return the type
   * @throws IllegalArgumentException when nothing is registered under it; the message suggests one
   */
  public Class<? extends Record> type(String name) {
    Class<? extends Record> type = types.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "No record is registered as \""
              + name
              + "\". "
              + DidYouMean.advice(name, types.keySet()));
    }
    return type;
  }

  /**
   * All names.
   *
   * @return sorted
   */
  public Set<String> names() {
    return types.keySet();
  }

  /**
   * The name the library would give a type: its simple name in kebab case.
   *
   * @param type any type
   * @return for example {@code lead-captured}
   */
  public static String kebab(Class<?> type) {
    return type.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  /**
   * All types.
   *
   * @return in the order of their names
   */
  public Collection<Class<? extends Record>> types() {
    return types.values();
  }

  private static Map<String, Class<? extends Record>> ours() {
    Map<String, Class<? extends Record>> types = new TreeMap<>();
    for (Class<? extends Record> type : OURS) {
      types.put(kebab(type), type);
    }
    return types;
  }
}
