package dev.sluice.rules.spec;

import dev.sluice.event.AttributeChanged;
import dev.sluice.event.CaseLinked;
import dev.sluice.event.CaseOpened;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.fact.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The case a spec starts from. Immutable. */
public final class CaseDraft {

  private final String id;
  private final Record subject;
  private final List<Contact> contacts;
  private final List<Record> known;
  private final List<Record> optional;
  private final @Nullable Record opening;
  private final @Nullable String stage;
  private final @Nullable String pipeline;

  private CaseDraft(Edit edit) {
    this.id = edit.id;
    this.subject = edit.subject;
    this.contacts = List.copyOf(edit.contacts);
    this.known = List.copyOf(edit.known);
    this.optional = List.copyOf(edit.optional);
    this.opening = edit.opening;
    this.stage = edit.stage;
    this.pipeline = edit.pipeline;
  }

  /**
   * A small lead from the website, with what a form asks for, and one primary contact who agreed to
   * e-mail and SMS.
   *
   * @return case {@code L-1}
   */
  public static CaseDraft lead() {
    Money revenue = Money.of("2000000", "CNY");
    Lead form = new Lead("Acme", "website", null, null, 20, revenue, "other", List.of());
    return new CaseDraft(new Edit("L-1", form)).contacts(Contact.primary("C-1", "email", "sms"));
  }

  /**
   * A case about any subject.
   *
   * @param id the case's id
   * @param subject what it is about
   * @return a case without contacts
   */
  public static CaseDraft caseAbout(String id, Record subject) {
    return new CaseDraft(new Edit(id, subject));
  }

  /**
   * Gives the case another id.
   *
   * @param caseId the id
   * @return a copy
   */
  public CaseDraft id(String caseId) {
    return with(edit -> edit.id = caseId);
  }

  /**
   * Puts the case into a pipeline, where several open on the same event.
   *
   * @param pipelineId the pipeline
   * @return a copy
   */
  public CaseDraft pipeline(String pipelineId) {
    return with(edit -> edit.pipeline = pipelineId);
  }

  /**
   * Puts the lead into an industry.
   *
   * @param industry the industry
   * @return a copy
   */
  public CaseDraft industry(String industry) {
    return about(theLead().withIndustry(industry));
  }

  /**
   * Puts the lead into a region.
   *
   * @param region the region
   * @return a copy
   */
  public CaseDraft region(String region) {
    return about(theLead().withRegion(region));
  }

  /**
   * Makes the case about something else.
   *
   * @param other the subject
   * @return a copy
   */
  public CaseDraft about(Record other) {
    return with(edit -> edit.subject = other);
  }

  /**
   * Opens the case by another event than {@link LeadCaptured} for a lead and {@link CaseOpened} for
   * anything else. It carries subject and contacts itself.
   *
   * @param event the opening event
   * @return a copy
   */
  public CaseDraft openedBy(Record event) {
    return with(edit -> edit.opening = event);
  }

  /**
   * Replaces the contacts.
   *
   * @param people the contacts
   * @return a copy
   */
  public CaseDraft contacts(Contact... people) {
    return with(edit -> edit.contacts = List.of(people));
  }

  /**
   * Gives the case an owner, as if a person had chosen.
   *
   * @param rep who
   * @return a copy
   */
  public CaseDraft owner(String rep) {
    return having(new OwnerAssigned(rep, "given", null));
  }

  /**
   * Fills in a field that the pipeline declares.
   *
   * @param name the field
   * @param value its value
   * @return a copy
   */
  public CaseDraft attribute(String name, Object value) {
    return having(new AttributeChanged(name, value));
  }

  /**
   * Ties the case to another.
   *
   * @param role what the other is to it, for example {@code account}
   * @param caseId the other case
   * @return a copy
   */
  public CaseDraft related(String role, String caseId) {
    return having(new CaseLinked(role, caseId));
  }

  /**
   * Lets things have happened to the case before the story begins: they are submitted at its first
   * moment, after the opening and before the stage is entered.
   *
   * @param events what happened, such as host facts
   * @return a copy
   */
  public CaseDraft having(Record... events) {
    return with(edit -> edit.known.addAll(List.of(events)));
  }

  /**
   * Adds facts that must not matter: contacts, or events such as {@link AttributeChanged} and host
   * facts. A spec that is {@linkplain PipelineSpec#droppingOptionalFacts dropping optional facts}
   * is played without each of them in turn, and must decide the same.
   *
   * @param facts contacts and events
   * @return a copy
   */
  public CaseDraft optionally(Record... facts) {
    return with(edit -> edit.optional.addAll(List.of(facts)));
  }

  /**
   * Starts the spec in a later stage. The case gets there the ordinary way: everything the pipeline
   * asks for on the shortest path is handed in, at the spec's first moment.
   *
   * @param stageId the stage
   * @return a copy
   */
  public CaseDraft in(String stageId) {
    return with(edit -> edit.stage = stageId);
  }

  String caseId() {
    return id;
  }

  @Nullable String stage() {
    return stage;
  }

  @Nullable String pipelineId() {
    return pipeline;
  }

  List<Record> optional() {
    return optional;
  }

  /** The opening event, with one optional fact left out. */
  Record opening(@Nullable Record without) {
    if (opening != null) {
      return opening;
    }
    List<Contact> people = new ArrayList<>(contacts);
    for (Record fact : optional) {
      if (fact instanceof Contact contact && !fact.equals(without)) {
        people.add(contact);
      }
    }
    return subject instanceof Lead lead
        ? new LeadCaptured(lead, people)
        : new CaseOpened(subject, people, Map.of());
  }

  /** What happened before the story begins. */
  List<Record> known() {
    List<Record> all = new ArrayList<>(known);
    optional.stream().filter(fact -> !(fact instanceof Contact)).forEach(all::add);
    return all;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(Words.of(subject)).append(' ').append(id);
    contacts.forEach(contact -> text.append(", ").append(Words.of(contact)));
    known.forEach(event -> text.append(", ").append(Words.of(event)));
    optional.forEach(fact -> text.append(", perhaps ").append(Words.of(fact)));
    return stage == null ? text.toString() : text.append(", in ").append(stage).toString();
  }

  private Lead theLead() {
    if (subject instanceof Lead lead) {
      return lead;
    }
    throw new IllegalStateException("Case " + id + " is not about a lead but about " + subject);
  }

  private CaseDraft with(Consumer<Edit> change) {
    Edit edit = new Edit(id, subject);
    edit.contacts = contacts;
    edit.known.addAll(known);
    edit.optional.addAll(optional);
    edit.opening = opening;
    edit.stage = stage;
    edit.pipeline = pipeline;
    change.accept(edit);
    return new CaseDraft(edit);
  }

  /** What a copy may change. */
  private static final class Edit {
    private String id;
    private Record subject;
    private List<Contact> contacts = List.of();
    private final List<Record> known = new ArrayList<>();
    private final List<Record> optional = new ArrayList<>();
    private @Nullable Record opening;
    private @Nullable String stage;
    private @Nullable String pipeline;

    private Edit(String id, Record subject) {
      this.id = id;
      this.subject = subject;
    }
  }
}
