package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.decision.Notify;
import dev.sluice.event.SignalReceived;
import dev.sluice.event.Submission;
import dev.sluice.jdbc.JdbcCaseStore;
import dev.sluice.jdbc.Schema;
import dev.sluice.jdbc.TestDatabases;
import dev.sluice.json.RecordNames;
import dev.sluice.store.InMemoryCaseStore;
import dev.sluice.store.Parked;
import dev.sluice.store.PendingEffect;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who passes null where something is needed is told what was null. */
@SuppressWarnings({"NullAway", "DataFlowIssue"}) // What callers without such a check may do.
class NullArgumentsTest {

  private static final DataSource SOURCE = TestDatabases.h2();
  private static final RecordNames NAMES = RecordNames.standard();

  @TempDir private static Path folder = Path.of("unset");

  private static SalesEngineBuilder builder() {
    return SalesEngine.builder().playbook(Deals.playbook(situation -> List.of()));
  }

  static Stream<Map.Entry<String, ThrowingCallable>> calls() {
    SalesEngine engine = builder().build();
    Submission some = Submission.of("L-1", new SignalReceived("x"));
    return Stream.of(
        Map.entry("source", () -> JdbcCaseStore.on(null, NAMES)),
        Map.entry("source", () -> JdbcCaseStore.on(null, NAMES, InstantSource.system())),
        Map.entry("names", () -> JdbcCaseStore.on(SOURCE, null)),
        Map.entry("clock", () -> JdbcCaseStore.on(SOURCE, NAMES, null)),
        Map.entry("file", () -> JdbcCaseStore.h2(null, NAMES)),
        Map.entry("names", () -> JdbcCaseStore.h2(folder.resolve("cases"), null)),
        Map.entry("connection", () -> JdbcCaseStore.on(SOURCE, NAMES).joining(null, () -> true)),
        Map.entry("source", () -> Schema.of(null)),
        Map.entry("retention", () -> InMemoryCaseStore.keeping(null)),
        Map.entry("playbook", () -> builder().playbook(null)),
        Map.entry("team", () -> builder().team(null)),
        Map.entry("cases", () -> builder().store(null)),
        Map.entry("source", () -> builder().clock(null)),
        Map.entry("registered", () -> builder().names(null)),
        Map.entry("type", () -> builder().on(null, (effect, delivery) -> {})),
        Map.entry("handler", () -> builder().on(Notify.class, null)),
        Map.entry("time", () -> builder().lease(null)),
        Map.entry("listener", () -> builder().listener(null)),
        Map.entry("submission", () -> engine.submit(null)),
        Map.entry("submissions", () -> engine.submitAll(null)),
        Map.entry("submission", () -> engine.submitAll(Arrays.asList(some, null))),
        Map.entry("caseId", () -> engine.view(null)),
        Map.entry("caseId", () -> engine.checklist(null)),
        Map.entry("caseId", () -> engine.journal(null)),
        Map.entry("caseId", () -> engine.missing(null, "won")),
        Map.entry("query", () -> engine.find(null)),
        Map.entry("viewer", () -> engine.seenBy(null)),
        Map.entry("person", () -> engine.erase(null)),
        Map.entry("person", () -> engine.export(null)),
        Map.entry("hash", () -> engine.definition(null)),
        Map.entry("parked", () -> engine.resend((Parked) null)),
        Map.entry("deadLetter", () -> engine.resend((PendingEffect) null)),
        Map.entry("threads", () -> engine.start(1, null)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void null_is_refused_by_the_name_of_the_argument(Map.Entry<String, ThrowingCallable> call) {
    assertThatThrownBy(call.getValue())
        .isInstanceOf(NullPointerException.class)
        .hasMessage(call.getKey());
  }
}
