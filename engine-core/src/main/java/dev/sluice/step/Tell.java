package dev.sluice.step;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sluice.decision.Audience;
import org.jspecify.annotations.Nullable;

/**
 * An event one case addresses to another, or to an audience. It is stored with the step that made
 * it and taken up in a step of its own, by an audience in one of each member.
 *
 * @param id {@code case:version:index}; the event id in the other case, for a member of an audience
 *     with {@code :} and the member's case id
 * @param to the other case; null when it is for an audience
 * @param event what to tell
 * @param hops how many cases it passed through so far
 * @param audience whom to tell; null when it is for one case
 * @param cursor the last case of the audience that had its turn; null before the first
 */
public record Tell(
    String id,
    @Nullable String to,
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
        Record event,
    int hops,
    @Nullable Audience audience,
    @Nullable String cursor) {

  /**
   * An event for one case.
   *
   * @param id names it
   * @param to the case
   * @param event what to tell
   * @param hops how many cases it passed through
   */
  public Tell(String id, String to, Record event, int hops) {
    this(id, to, event, hops, null, null);
  }

  /**
   * What a member of the audience is told.
   *
   * @param caseId the member
   * @return an event for one case
   */
  public Tell member(String caseId) {
    return new Tell(id + ":" + caseId, caseId, event, hops);
  }

  /**
   * The rest of the audience.
   *
   * @param caseId the last case that had its turn
   * @return a copy
   */
  public Tell after(String caseId) {
    return new Tell(id, to, event, hops, audience, caseId);
  }

  /**
   * The case that tells.
   *
   * @return its id
   */
  public String sender() {
    String member = ":" + to;
    String own = id.endsWith(member) ? id.substring(0, id.length() - member.length()) : id;
    // Of one case's event that ends like that, there would be no version and index left.
    String step = own.chars().filter(letter -> letter == ':').count() < 2 ? id : own;
    int index = step.lastIndexOf(':');
    return step.substring(0, step.lastIndexOf(':', index - 1));
  }
}
