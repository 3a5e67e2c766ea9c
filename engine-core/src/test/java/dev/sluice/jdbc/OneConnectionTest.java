package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.decision.SendMessage;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.json.RecordNames;
import dev.sluice.playbook.Proposal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** A thread never needs two connections: a small pool would be empty, and all would wait. */
class OneConnectionTest {

  @Test
  void a_pool_of_one_connection_is_enough_for_everything() {
    JdbcConnectionPool pool = (JdbcConnectionPool) TestDatabases.h2();
    pool.setLoginTimeout(1);
    pool.setMaxConnections(1);
    AtomicReference<Instant> now = new AtomicReference<>(Deal.NOON);
    AtomicBoolean down = new AtomicBoolean(true);
    SalesEngine engine =
        SalesEngine.builder()
            .playbook(
                Deal.PLAYBOOK.withPolicy(
                    situation ->
                        situation.event() instanceof LeadCaptured
                            ? List.of(
                                Proposal.of(
                                    "Greet", situation, new SendMessage("email", "c-1", "hello")))
                            : List.of()))
            .store(JdbcCaseStore.on(pool, RecordNames.standard(), now::get))
            .on(
                SendMessage.class,
                (message, delivery) -> {
                  if (down.get()) {
                    throw new IllegalStateException("down");
                  }
                })
            .build();
    engine.submit(
        Submission.of(
            "L-1",
            new LeadCaptured(Lead.of("Acme", "fair"), List.of(Contact.primary("c-1", "email")))));
    for (int i = 0; i < 9; i++) {
      now.updateAndGet(day -> day.plus(Duration.ofDays(1)));
      engine.tick();
    }
    assertThat(engine.health().backlog().deadLetters()).isEqualTo(1);
    down.set(false);
    assertThat(engine.resend(engine.deadLetters().get(0))).isTrue();
    assertThat(engine.health().backlog().deadLetters()).isZero();
    assertThat(engine.health().backlog().effects()).isZero();
  }
}
