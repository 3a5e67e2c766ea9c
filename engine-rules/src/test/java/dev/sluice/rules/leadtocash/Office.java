package dev.sluice.rules.leadtocash;

import static dev.sluice.fact.Rep.rep;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.Digest;
import dev.sluice.decision.Notify;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.Submission;
import dev.sluice.fact.Team;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An engine with a mailbox: Wang, supervised by Chen, and what they get over several cases. */
final class Office {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private Instant now;
  private final List<Notify> alerts = new ArrayList<>();
  private final List<Digest> digests = new ArrayList<>();
  private final SalesEngine engine;

  Office(String opens) {
    now = at(opens);
    engine =
        SalesEngine.builder()
            .playbook(LeadToCash.PLAYBOOK)
            .team(Team.of("sales", rep("wang")).supervisedBy("chen"))
            .on(Notify.class, (notice, delivery) -> alerts.add(notice))
            .on(Digest.class, (digest, delivery) -> digests.add(digest))
            .clock(() -> now)
            .build();
  }

  void submit(String caseId, Record event) {
    engine.submit(Submission.of(caseId, event));
  }

  /** Lets time pass, with everything that is due on the way. */
  void passTo(String local) {
    passTo(at(local));
  }

  void passMinutes(long minutes) {
    passTo(now.plusSeconds(60 * minutes));
  }

  private void passTo(Instant target) {
    for (Instant next = engine.nextDue();
        next != null && !next.isAfter(target);
        next = engine.nextDue()) {
      now = next.isAfter(now) ? next : now;
      engine.tick();
    }
    now = target;
    engine.tick();
  }

  /** Notices that came alone, beside all lists. */
  List<Notify> alerts() {
    return alerts;
  }

  /** The lists that came since the last look, which this is. */
  Lists look() {
    Lists lists = new Lists(List.copyOf(digests));
    digests.clear();
    return lists;
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(SHANGHAI).toInstant();
  }

  /**
   * Some lists.
   *
   * @param digests the lists
   */
  record Lists(List<Digest> digests) {

    /** What each list that somebody got is about; each has so many cases. */
    List<Set<String>> to(String whom, String channel, int cases) {
      return digests.stream()
          .filter(digest -> digest.to().equals(whom) && digest.channel().equals(channel))
          .map(digest -> templates(digest, cases))
          .toList();
    }

    private static Set<String> templates(Digest digest, int cases) {
      assertThat(digest.notices().stream().map(Digest.Notice::caseId).distinct()).hasSize(cases);
      return digest.notices().stream()
          .map(notice -> notice.what().template())
          .collect(Collectors.toSet());
    }
  }
}
