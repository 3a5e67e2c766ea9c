package dev.sluice.rules.spec;

import dev.sluice.event.CaseOpened;
import dev.sluice.event.LeadCaptured;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The case a spec starts from. Immutable. */
public final class CaseDraft {

  private final String id;
  private final Record subject;
  private final List<Contact> contacts;
  private final @Nullable String stage;

  private CaseDraft(String id, Record subject, List<Contact> contacts, @Nullable String stage) {
    this.id = id;
    this.subject = subject;
    this.contacts = List.copyOf(contacts);
    this.stage = stage;
  }

  /**
   * A lead from the website with one primary contact who agreed to e-mail and SMS.
   *
   * @return case {@code L-1}
   */
  public static CaseDraft lead() {
    return new CaseDraft(
        "L-1", Lead.of("Acme", "website"), List.of(Contact.primary("C-1", "email", "sms")), null);
  }

  /**
   * A case about any subject.
   *
   * @param id the case's id
   * @param subject what it is about
   * @return a case without contacts
   */
  public static CaseDraft caseAbout(String id, Record subject) {
    return new CaseDraft(id, subject, List.of(), null);
  }

  /**
   * Gives the case another id.
   *
   * @param caseId the id
   * @return a copy
   */
  public CaseDraft id(String caseId) {
    return new CaseDraft(caseId, subject, contacts, stage);
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
    return new CaseDraft(id, other, contacts, stage);
  }

  /**
   * Replaces the contacts.
   *
   * @param people the contacts
   * @return a copy
   */
  public CaseDraft contacts(Contact... people) {
    return new CaseDraft(id, subject, List.of(people), stage);
  }

  /**
   * Starts the spec in a later stage. The case gets there the ordinary way: everything the pipeline
   * asks for on the shortest path is handed in, at the spec's first moment.
   *
   * @param stageId the stage
   * @return a copy
   */
  public CaseDraft in(String stageId) {
    return new CaseDraft(id, subject, contacts, stageId);
  }

  String caseId() {
    return id;
  }

  @Nullable String stage() {
    return stage;
  }

  Record opening() {
    return subject instanceof Lead lead
        ? new LeadCaptured(lead, contacts)
        : new CaseOpened(subject, contacts, Map.of());
  }

  private Lead theLead() {
    if (subject instanceof Lead lead) {
      return lead;
    }
    throw new IllegalStateException("Case " + id + " is not about a lead but about " + subject);
  }
}
