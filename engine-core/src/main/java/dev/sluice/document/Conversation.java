package dev.sluice.document;

import dev.sluice.event.FollowUpRecorded;
import dev.sluice.event.FollowUpRecorded.Promise;
import dev.sluice.event.ObjectionRaised;
import dev.sluice.fact.Task;
import dev.sluice.step.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was said with the customer, by its own time: a talk written down late stands where it was.
 */
final class Conversation {

  /** A follow-up and when the talk was. */
  private record Talk(Instant at, FollowUpRecorded said) {}

  private final List<Talk> talks = new ArrayList<>();
  private final List<JournalEntry> inOrder;
  private final List<Task> tasks;

  Conversation(List<JournalEntry> journal, List<Task> tasks) {
    this.tasks = tasks;
    this.inOrder = journal.stream().sorted(Comparator.comparing(JournalEntry::occurredAt)).toList();
    for (JournalEntry entry : inOrder) {
      if (entry.event() instanceof FollowUpRecorded said) {
        talks.add(new Talk(entry.occurredAt(), said));
      }
    }
  }

  @Nullable FollowUpRecorded last() {
    return talks.isEmpty() ? null : talks.get(talks.size() - 1).said;
  }

  /** The latest of what may be left out when it has not changed. */
  @Nullable String latest(Function<FollowUpRecorded, @Nullable String> part) {
    String latest = null;
    for (Talk talk : talks) {
      String said = part.apply(talk.said);
      latest = said == null ? latest : said;
    }
    return latest;
  }

  /** What spoke against us, each once, in the order it came up. */
  List<String> objections(boolean inTheirWords) {
    Set<String> objections = new LinkedHashSet<>();
    for (JournalEntry entry : inOrder) {
      if (entry.event() instanceof FollowUpRecorded said && said.objection() != null) {
        objections.add(said.objection());
      } else if (entry.event() instanceof ObjectionRaised raised) {
        objections.add(
            inTheirWords && raised.text() != null
                ? raised.kind() + ": " + raised.text()
                : raised.kind());
      }
    }
    return List.copyOf(objections);
  }

  /** What was promised and not done yet, each once, in the order it was first promised. */
  List<Promise> openPromises() {
    Map<String, Promise> promised = new LinkedHashMap<>();
    Map<String, Instant> last = new LinkedHashMap<>();
    for (Talk talk : talks) {
      for (Promise promise : talk.said.promises()) {
        promised.put(promise.what(), promise);
        last.put(promise.what(), talk.at);
      }
    }
    return promised.values().stream()
        .filter(promise -> !done(promise.what(), last.get(promise.what())))
        .toList();
  }

  /** Whether a task about just this was closed since. */
  boolean done(String what, @Nullable Instant since) {
    return tasks.stream()
        .filter(task -> what.equals(task.note()) && !task.pending())
        .map(Task::closedAt)
        .anyMatch(closed -> closed != null && (since == null || !closed.isBefore(since)));
  }

  /** When the last talk was. */
  @Nullable Instant lastAt() {
    return talks.isEmpty() ? null : talks.get(talks.size() - 1).at;
  }
}
