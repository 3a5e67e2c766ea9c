package dev.sluice.rules.internal;

import dev.sluice.decision.Audience;
import dev.sluice.decision.HeldMessage;
import dev.sluice.event.EngineEvent;
import dev.sluice.event.LeadReported;
import dev.sluice.event.Missing;
import dev.sluice.event.OwnerReleased;
import dev.sluice.event.RepAbsent;
import dev.sluice.event.TeamChanged;
import dev.sluice.fact.Absence;
import dev.sluice.fact.Account;
import dev.sluice.fact.Activity;
import dev.sluice.fact.Approval;
import dev.sluice.fact.Breakdown;
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
import dev.sluice.fact.Fact;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Figure;
import dev.sluice.fact.Figures;
import dev.sluice.fact.History;
import dev.sluice.fact.Journey;
import dev.sluice.fact.Lead;
import dev.sluice.fact.MergedLead;
import dev.sluice.fact.MissedDeadline;
import dev.sluice.fact.Moment;
import dev.sluice.fact.Money;
import dev.sluice.fact.NodeDone;
import dev.sluice.fact.Objection;
import dev.sluice.fact.Occurrence;
import dev.sluice.fact.Offer;
import dev.sluice.fact.OngoingActivity;
import dev.sluice.fact.Order;
import dev.sluice.fact.Purchases;
import dev.sluice.fact.Rep;
import dev.sluice.fact.SalesCase;
import dev.sluice.fact.Signal;
import dev.sluice.fact.StandingOverride;
import dev.sluice.fact.SupportCase;
import dev.sluice.fact.Target;
import dev.sluice.fact.Task;
import dev.sluice.fact.Team;
import dev.sluice.json.RecordNames;
import dev.sluice.time.Budget;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The types that rules may name. */
final class Types {

  /**
   * Every event the engine knows, with the interfaces that several of them share; without those
   * that only a team takes up, where no rule is asked.
   */
  static final List<Class<?>> EVENTS = events();

  /** What else rules may name without an import. */
  static final List<Class<?>> FACTS =
      List.of(
          Absence.class,
          Account.class,
          Activity.class,
          Approval.class,
          Audience.class,
          Breakdown.class,
          Budget.class,
          Cadence.class,
          Campaign.class,
          CampaignOffer.class,
          CampaignTally.class,
          Competitor.class,
          Contact.class,
          Deferral.class,
          Deliverable.class,
          Document.class,
          ExceptionNote.class,
          Fact.class,
          Figure.class,
          Figures.class,
          HeldMessage.class,
          History.class,
          Journey.class,
          Lead.class,
          MergedLead.class,
          MissedDeadline.class,
          Missing.class,
          Moment.class,
          Money.class,
          NodeDone.class,
          Objection.class,
          Occurrence.class,
          Offer.class,
          OngoingActivity.class,
          Order.class,
          Purchases.class,
          Rep.class,
          SalesCase.class,
          Signal.class,
          StandingOverride.class,
          SupportCase.class,
          Target.class,
          Task.class,
          Team.class);

  /** The ways to write a time budget in a rule. */
  static final List<String> BUDGETS =
      List.of(
          "hours", "days", "months", "businessHours", "businessDays", "sameTimeNextBusinessDay");

  private static List<Class<?>> events() {
    List<Class<?>> events =
        new ArrayList<>(List.of(EngineEvent.class, FactChange.class, LeadReported.class));
    for (Class<?> type : RecordNames.standard().types()) {
      // What a team hears about its reps triggers no rule: its case is judged by others' rules.
      if (type.getPackage().equals(EngineEvent.class.getPackage())
          && !List.of(OwnerReleased.class, TeamChanged.class, RepAbsent.class).contains(type)) {
        events.add(type);
      }
    }
    return List.copyOf(events);
  }

  private final Map<String, Class<?>> bySimpleName = new TreeMap<>();
  private final List<Class<?>> host;
  private final ClassLoader loader;

  Types(Collection<Class<? extends Record>> hostTypes, ClassLoader loader) {
    this.loader = loader;
    this.host = List.copyOf(hostTypes);
    EVENTS.forEach(type -> bySimpleName.put(type.getSimpleName(), type));
    FACTS.forEach(type -> bySimpleName.put(type.getSimpleName(), type));
    for (Class<?> type : host) {
      Class<?> taken = bySimpleName.putIfAbsent(type.getSimpleName(), type);
      if (taken != null && taken != type) {
        throw new IllegalArgumentException(
            type.getName()
                + " has the same simple name as "
                + taken.getName()
                + ". Rules could not tell them apart; rename the record");
      }
      for (Class<?> part = type; part != null; part = part.getEnclosingClass()) {
        if (!Modifier.isPublic(part.getModifiers())) {
          throw new IllegalArgumentException(
              part.getName() + " is not public. Rules can only match on public records");
        }
      }
    }
  }

  /** Everything that rules see without an import of their own. */
  Collection<Class<?>> imported() {
    return bySimpleName.values();
  }

  Collection<String> names() {
    return bySimpleName.keySet();
  }

  /** The type of a name, dots included, as a file with imports of its own sees it. */
  @Nullable Class<?> find(String name, Map<String, Class<?>> imports) {
    int dot = name.indexOf('.');
    String head = dot < 0 ? name : name.substring(0, dot);
    Class<?> type = imports.containsKey(head) ? imports.get(head) : bySimpleName.get(head);
    if (type == null) {
      return dot < 0 ? load("java.lang." + name) : load(name);
    }
    for (String part : dot < 0 ? new String[0] : name.substring(dot + 1).split("\\.")) {
      type = nested(type, part);
      if (type == null) {
        return null;
      }
    }
    return type;
  }

  @Nullable Class<?> load(String name) {
    String candidate = name;
    while (true) {
      try {
        return Class.forName(candidate, false, loader);
      } catch (ClassNotFoundException e) {
        int dot = candidate.lastIndexOf('.');
        if (dot < 0) {
          return null;
        }
        candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
      }
    }
  }

  boolean isEvent(Class<?> type) {
    return EVENTS.contains(type) || host.contains(type);
  }

  List<String> eventNames() {
    TreeSet<String> names = new TreeSet<>();
    EVENTS.forEach(type -> names.add(type.getSimpleName()));
    host.forEach(type -> names.add(type.getSimpleName()));
    return new ArrayList<>(names);
  }

  static @Nullable Class<?> nested(Class<?> type, String name) {
    for (Class<?> member : type.getClasses()) {
      if (member.getSimpleName().equals(name)) {
        return member;
      }
    }
    return null;
  }

  /** What a rule may read of a type: record components, then other values without arguments. */
  static List<String> readable(Class<?> type) {
    List<String> names = new ArrayList<>();
    if (type.isRecord()) {
      for (RecordComponent component : type.getRecordComponents()) {
        names.add(component.getName());
      }
    }
    TreeSet<String> others = new TreeSet<>();
    for (Method method : type.getMethods()) {
      if (method.getParameterCount() == 0
          && method.getDeclaringClass() != Object.class
          && method.getReturnType() != void.class
          && !Modifier.isStatic(method.getModifiers())
          && !List.of("hashCode", "toString", "factId").contains(method.getName())) {
        others.add(method.getName());
      }
    }
    names.forEach(others::remove);
    names.addAll(others);
    return names;
  }

  /** The method a rule means by a property name, as Drools reads it; null when there is none. */
  static @Nullable Method reader(Class<?> type, String property) {
    String tail = Character.toUpperCase(property.charAt(0)) + property.substring(1);
    for (String name : List.of(property, "get" + tail, "is" + tail)) {
      try {
        Method method = type.getMethod(name);
        if (method.getReturnType() != void.class) {
          return method;
        }
      } catch (NoSuchMethodException next) {
        // the next name may be the one
      }
    }
    return null;
  }

  static boolean hasMethod(Class<?> type, String name) {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
