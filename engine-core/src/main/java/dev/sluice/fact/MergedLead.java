package dev.sluice.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A lead that was captured again and merged into this case instead of opening one of its own.
 *
 * @param id the case id it was captured under; events submitted for it come to this case
 * @param at when it was captured; of two under one id the latest is kept
 * @param lead what was captured, as it was captured
 * @param contacts ids under which its people were captured; sorted
 */
public record MergedLead(String id, Instant at, Lead lead, List<String> contacts) implements Fact {

  /** Sorts the contacts. */
  public MergedLead {
    contacts = Ordered.set(contacts);
  }

  /**
   * Where the lead came from this time.
   *
   * @return for example {@code partner}
   */
  public String channel() {
    return lead.channel();
  }

  MergedLead without(Collection<String> ids) {
    List<String> rest = contacts.stream().filter(contact -> !ids.contains(contact)).toList();
    return new MergedLead(id, at, lead, rest);
  }

  @Override
  public String factId() {
    return id;
  }
}
