package dev.sluice.event;

import dev.sluice.fact.Contact;
import dev.sluice.fact.FactChange;
import dev.sluice.fact.Lead;
import java.util.List;

/**
 * A lead was reported, for the first time or again. Rules on it are triggered by both; what the
 * case now knows of the lead is among its facts.
 */
public sealed interface LeadReported extends FactChange permits LeadCaptured, LeadMerged {

  /**
   * What was reported.
   *
   * @return the lead, as reported
   */
  Lead lead();

  /**
   * Who was named with it.
   *
   * @return people; may be empty
   */
  List<Contact> contacts();
}
