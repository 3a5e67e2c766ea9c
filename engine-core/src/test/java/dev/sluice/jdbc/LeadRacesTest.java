package dev.sluice.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.engine.Batch;
import dev.sluice.engine.Outcome;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.LeadMerged;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.fact.Contact;
import dev.sluice.fact.Lead;
import dev.sluice.json.RecordNames;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.playbook.Playbook;
import dev.sluice.playbook.Policy;
import dev.sluice.step.CaseState;
import dev.sluice.store.CaseQuery;
import dev.sluice.store.InMemoryCaseStore;
import dev.sluice.store.StoreUnavailableException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two engines capture one lead, one while the other is in the middle of its step (C2.1). */
@Timeout(60)
class LeadRacesTest {

  private static final Pipeline MERGING =
      Pipeline.parse(
          "deal.json",
          Deal.PLAYBOOK
              .pipeline()
              .source()
              .replace("\"opens\"", "\"duplicates\": \"merge\", \"opens\""));

  /** What the first engine does in the middle of its step, once. */
  private final AtomicReference<Runnable> inTheMiddle = new AtomicReference<>(() -> {});

  private final Policy pausing =
      situation -> {
        inTheMiddle.getAndSet(() -> {}).run();
        return List.of();
      };

  static List<DataSource> databases() {
    return List.of(TestDatabases.h2(), TestDatabases.postgresql());
  }

  private static SalesEngine engine(DataSource source, Policy policy) {
    return SalesEngine.builder()
        .playbook(Playbook.of(MERGING, policy))
        .store(JdbcCaseStore.on(source, RecordNames.standard()))
        .build();
  }

  private static Submission lead(String caseId) {
    return lead(caseId, "wei@acme.cn");
  }

  private static Submission lead(String caseId, String email) {
    Contact contact =
        new Contact(
            caseId + "-c", null, true, false, email, null, List.of(), null, null, null, List.of());
    return Submission.of(caseId, new LeadCaptured(Lead.of("Acme", "web"), List.of(contact)));
  }

  private static List<String> open(SalesEngine engine) {
    return engine.find(CaseQuery.all()).stream().map(CaseState::caseId).toList();
  }

  @ParameterizedTest
  @MethodSource("databases")
  void the_second_lead_joins_the_case_that_the_first_one_opened(DataSource source) {
    SalesEngine first = engine(source, pausing);
    SalesEngine second = engine(source, Policy.none());
    inTheMiddle.set(() -> second.submit(lead("form-1")));
    first.submit(lead("fair-2"));
    assertThat(open(first)).containsExactly("form-1");
    assertThat(first.journal("form-1"))
        .extracting(entry -> entry.event().getClass().getSimpleName())
        .containsExactly("LeadCaptured", "LeadMerged");
    assertThat(((LeadMerged) first.journal("form-1").get(1).event()).id()).isEqualTo("fair-2");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void leads_of_one_company_with_different_people_open_a_case_each(DataSource source) {
    SalesEngine first = engine(source, pausing);
    SalesEngine second = engine(source, Policy.none());
    inTheMiddle.set(() -> second.submit(lead("form-1", "li@acme.cn")));
    first.submit(lead("fair-2"));
    assertThat(open(first)).containsExactly("fair-2", "form-1");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void of_many_leads_kept_together_the_one_that_is_a_duplicate_by_now_joins_the_other_case(
      DataSource source) {
    SalesEngine first = engine(source, pausing);
    SalesEngine second = engine(source, Policy.none());
    inTheMiddle.set(() -> second.submit(lead("form-1")));
    first.submitAll(
        List.of(lead("fair-1", "li@acme.cn"), lead("fair-2"), lead("fair-3", "x@a.cn")));
    assertThat(open(first)).containsExactly("fair-1", "fair-3", "form-1");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void while_a_host_has_not_committed_nobody_else_opens_a_case_for_its_lead(DataSource source)
      throws Exception {
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    SalesEngine joined =
        SalesEngine.builder().playbook(Playbook.of(MERGING, Policy.none())).store(store).build();
    SalesEngine other = engine(impatient(source), Policy.none());
    try (Connection host = source.getConnection()) {
      host.setAutoCommit(false);
      store.joining(host, () -> joined.submit(lead("form-1")));
      assertThatThrownBy(() -> other.submit(lead("fair-2")))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContainingAll(
              "Others were in the way", "Nothing of the step", "(case fair-2)");
      host.commit();
    }
    other.submit(lead("fair-2"));
    assertThat(open(other)).containsExactly("form-1");
  }

  /** Connections that wait for a lock for a twentieth of a second. */
  private static DataSource impatient(DataSource source) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (self, method, arguments) -> {
              Connection connection = (Connection) method.invoke(source, arguments);
              try (Statement statement = connection.createStatement()) {
                statement.execute("SET LOCK_TIMEOUT = 50");
              }
              return connection;
            });
  }

  @Test
  void two_engines_on_one_store_in_memory_do_so_too() {
    InMemoryCaseStore store = InMemoryCaseStore.create();
    SalesEngine second =
        SalesEngine.builder().playbook(Playbook.of(MERGING, Policy.none())).store(store).build();
    inTheMiddle.set(() -> second.submit(lead("form-1")));
    SalesEngine first =
        SalesEngine.builder().playbook(Playbook.of(MERGING, pausing)).store(store).build();
    first.submit(lead("fair-2"));
    assertThat(open(first)).containsExactly("form-1");
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_batch_goes_on_past_a_case_that_a_host_does_not_let_go_of(DataSource source)
      throws Exception {
    JdbcCaseStore store = JdbcCaseStore.on(source, RecordNames.standard());
    SalesEngine joined =
        SalesEngine.builder().playbook(Playbook.of(MERGING, Policy.none())).store(store).build();
    SalesEngine other = engine(impatient(source), Policy.none());
    other.submitAll(List.of(lead("a", "a@a.cn"), lead("b", "b@b.cn"), lead("c", "c@c.cn")));
    List<Submission> signals =
        Stream.of("a", "b", "c")
            .map(caseId -> Submission.of(caseId, new SignalReceived("x")).id("x-" + caseId))
            .toList();
    Batch batch;
    try (Connection host = source.getConnection()) {
      host.setAutoCommit(false);
      store.joining(host, () -> joined.submit(Submission.of("b", new SignalReceived("held"))));
      batch = other.submitAll(signals);
      host.commit();
    }
    assertThat(batch.outcomes()).extracting(Outcome::repeated).containsExactly(false, false);
    assertThat(batch.refusals())
        .singleElement()
        .satisfies(
            refusal -> {
              assertThat(refusal.submission().caseId()).isEqualTo("b");
              assertThat(refusal.reason())
                  .isInstanceOf(StoreUnavailableException.class)
                  .hasMessageContainingAll("Nothing of the step is kept", "(case b)");
            });
    assertThat(other.submitAll(signals).outcomes())
        .extracting(Outcome::repeated)
        .containsExactly(true, false, true);
  }
}
