package dev.sluice.document;

import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Facts;
import dev.sluice.fact.Money;
import dev.sluice.fact.SalesCase;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What after-sales must know of a customer that was won. It holds personal data on purpose: the
 * people to go on with, and how to reach them.
 *
 * @param caseId the case
 * @param asOf the moment it was composed
 * @param zone the calendar's zone, in which its text tells times
 * @param customer whom it is about
 * @param contacts the people there, with their roles
 * @param owner who won it; null when nobody owned it
 * @param need the core need as last recorded, or as the lead stated it; null when unknown
 * @param objections what spoke against us, each once, in the order it came up
 * @param openPromises promised and not yet kept: no task about it was closed since it was last made
 * @param solution what was sold, as last recorded; null when unknown
 * @param value what the deal is worth; null when unknown
 * @param stages how the win came
 * @param reason why it was won; null without one
 * @param deliverables results handed in
 * @param documents compliance documents on file
 */
public record HandOverDossier(
    String caseId,
    Instant asOf,
    ZoneId zone,
    Customer customer,
    List<Contact> contacts,
    @Nullable String owner,
    @Nullable String need,
    List<String> objections,
    List<Promise> openPromises,
    @Nullable String solution,
    @Nullable Money value,
    List<StageVisit> stages,
    @Nullable String reason,
    List<OnFile> deliverables,
    List<OnFile> documents) {

  /** Copies the lists. */
  public HandOverDossier {
    contacts = List.copyOf(contacts);
    objections = List.copyOf(objections);
    openPromises = List.copyOf(openPromises);
    stages = List.copyOf(stages);
    deliverables = List.copyOf(deliverables);
    documents = List.copyOf(documents);
  }

  /**
   * Composes the dossier.
   *
   * @param playbook the case's playbook
   * @param state the case
   * @param journal its journal, as far as it is kept
   * @param asOf the moment of the composition
   * @return the dossier
   */
  public static HandOverDossier of(
      Playbook playbook, CaseState state, List<JournalEntry> journal, Instant asOf) {
    Facts facts = state.facts();
    SalesCase salesCase = facts.salesCase();
    Declared declared = new Declared(playbook.pipeline());
    Conversation conversation = new Conversation(journal, facts.tasks());
    Course course = new Course(salesCase, journal, declared);
    Customer customer = Customer.of(facts.subject());
    String need = conversation.latest(FollowUpRecorded::need);
    return new HandOverDossier(
        salesCase.id(),
        asOf,
        playbook.calendar().zone(),
        customer,
        facts.contacts(),
        salesCase.owner(),
        need == null ? customer.need() : need,
        conversation.objections(true),
        conversation.openPromises(),
        conversation.latest(FollowUpRecorded::solution),
        salesCase.value(),
        course.stages(),
        course.reason(),
        facts.deliverables().stream()
            .map(
                one ->
                    new OnFile(
                        one.type(), declared.thing(one.type()), one.submittedAt(), one.reference()))
            .toList(),
        facts.documents().stream()
            .map(
                one ->
                    new OnFile(
                        one.type(), declared.thing(one.type()), one.attachedAt(), one.reference()))
            .toList());
  }

  /**
   * The dossier as a text.
   *
   * @param locale Chinese for any Chinese locale, English for all others
   * @return the text
   */
  public Paper paper(Locale locale) {
    Lines lines = new Lines(locale, zone);
    String name = customer.name() == null ? caseId : customer.name();
    return Paper.titled(locale, Word.HAND_OVER.in(locale) + " · " + name)
        .section(Word.CUSTOMER.in(locale), lines.list(customerLines(lines)))
        .section(
            Word.CONTACTS.in(locale),
            lines.table(
                List.of(Word.NAME, Word.ROLE, Word.PHONE, Word.EMAIL, Word.CONSENTS),
                contacts.stream().map(contact -> row(contact, lines)).toList()))
        .section(Word.NEED.in(locale), lines.textOrNothing(need))
        .section(Word.PAIN_POINTS.in(locale), lines.list(customer.painPoints()))
        .section(Word.OBJECTIONS.in(locale), lines.list(objections))
        .section(Word.PROMISES_OPEN.in(locale), lines.promises(openPromises))
        .section(Word.SOLUTION.in(locale), lines.textOrNothing(solution))
        .section(
            Word.HOW_IT_WAS_WON.in(locale),
            lines.stages(stages),
            lines.text(lines.pair(Word.REASON, reason)))
        .section(Word.DELIVERABLES.in(locale), onFile(deliverables, lines))
        .section(Word.DOCUMENTS.in(locale), onFile(documents, lines))
        .build();
  }

  private List<String> customerLines(Lines lines) {
    return List.of(
        lines.pair(Word.COMPANY, customer.name()),
        lines.pair(Word.INDUSTRY, customer.industry()),
        lines.pair(Word.REGION, customer.region()),
        lines.pair(Word.EMPLOYEES, customer.employees()),
        lines.pair(Word.ANNUAL_REVENUE, customer.annualRevenue()),
        lines.pair(Word.VALUE, value),
        lines.pair(Word.OWNER, owner),
        lines.pair(Word.CASE, caseId),
        lines.pair(Word.AS_OF, lines.time(asOf)));
  }

  private static List<String> row(Contact contact, Lines lines) {
    String roles =
        lines.joined(
            contact.primary() ? Word.PRIMARY.labels() : null,
            contact.decisionMaker() ? Word.DECISION_MAKER.labels() : null);
    return List.of(
        contact.name() == null ? contact.id() : contact.name(),
        roles,
        lines.orDash(contact.phone()),
        lines.orDash(contact.email()),
        lines.orDash(contact.consents().isEmpty() ? null : String.join(", ", contact.consents())));
  }

  private static Paper.Part onFile(List<OnFile> files, Lines lines) {
    return lines.table(
        List.of(Word.WHAT, Word.DATE, Word.RECORD),
        files.stream()
            .map(
                file ->
                    List.of(
                        lines.in(file.labels()),
                        lines.time(file.at()),
                        lines.orDash(file.reference())))
            .toList());
  }
}
