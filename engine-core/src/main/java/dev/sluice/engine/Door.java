package dev.sluice.engine;

import dev.sluice.event.AttributeChanged;
import dev.sluice.event.EngineEvent;
import dev.sluice.event.OwnerSought;
import dev.sluice.event.StageRequested;
import dev.sluice.event.Submission;
import dev.sluice.fact.Facts;
import dev.sluice.fault.DidYouMean;
import dev.sluice.json.RecordNames;
import dev.sluice.pipeline.Attribute;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Stage;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.StepResult;
import dev.sluice.step.Timer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses what cannot be right, before anything is done about it. */
final class Door {

  private final RecordNames names;
  private final Map<String, Playbook> playbooks;

  Door(RecordNames names, Map<String, Playbook> playbooks) {
    this.names = names;
    this.playbooks = playbooks;
  }

  void checkEvent(Submission submission) {
    Record event = submission.event();
    Room.checkId(submission.caseId(), "case id", submission.caseId());
    Room.checkId(submission.caseId(), "event id", submission.id());
    if (event instanceof EngineEvent) {
      throw new Refused(
          submission.caseId(),
          name(event)
              + " is made by the engine and cannot be submitted. Submit what happened, for example"
              + " stage-requested");
    }
    if (names.name(event.getClass()) == null) {
      throw unregistered(submission.caseId(), event);
    }
  }

  private static Refused unregistered(String caseId, Record value) {
    return new Refused(
        caseId,
        "Records of type "
            + value.getClass().getName()
            + " are not registered. Register the type under a stable name: .names("
            + "RecordNames.standard().with(\"…\", "
            + value.getClass().getSimpleName()
            + ".class))");
  }

  void checkTime(Submission submission, Instant now) {
    Instant at = submission.at();
    if (at != null && at.isAfter(now)) {
      throw new Refused(
          submission.caseId(),
          name(submission.event())
              + " occurred at "
              + at
              + ", and it is only "
              + now
              + ". Late events are welcome, future ones are not: check the sender's clock");
    }
  }

  /** The playbook of a case: its own, or for a new case the one that opens on the event. */
  Playbook playbook(@Nullable CaseState state, String caseId, Record event, @Nullable String wish) {
    if (state != null) {
      return playbookOf(state);
    }
    String name = name(event);
    List<Playbook> opening =
        playbooks.values().stream()
            .filter(playbook -> playbook.pipeline().opens().contains(name))
            .filter(playbook -> wish == null || wish.equals(playbook.pipeline().id()))
            .toList();
    if (opening.size() == 1) {
      return opening.get(0);
    }
    if (event instanceof OwnerSought) {
      throw new Refused(
          caseId,
          "A case looks for an owner, and there is no such team. Define it: .team(Team.of(\""
              + caseId.substring(caseId.indexOf(':') + 1)
              + "\", …))");
    }
    if (opening.isEmpty()) {
      throw new Refused(
          caseId,
          "There is no such case, and "
              + name
              + " opens none"
              + (wish == null ? "" : " in pipeline " + wish)
              + ". Opening events: "
              + openings());
    }
    throw new Refused(
        caseId,
        name
            + " opens a case in several pipelines: "
            + opening.stream().map(playbook -> playbook.pipeline().id()).toList()
            + ". Name one with .into(\"…\")");
  }

  Playbook playbookOf(CaseState state) {
    Playbook playbook = playbooks.get(state.facts().salesCase().pipeline());
    if (playbook == null) {
      throw new Refused(
          state.caseId(),
          "Its pipeline "
              + state.facts().salesCase().pipeline()
              + " is not loaded. Loaded: "
              + playbooks.keySet());
    }
    return playbook;
  }

  void checkContent(String caseId, Record event, Pipeline pipeline) {
    if (event instanceof StageRequested request) {
      checkStage(caseId, request.stage(), pipeline);
    } else if (event instanceof AttributeChanged change) {
      checkAttribute(caseId, change, pipeline);
    }
  }

  /** A timer waits for the rule it was started for, which a newer playbook may have lost. */
  void checkTakenUp(CaseState state, Timer timer, Playbook playbook) {
    String name = timer.name();
    if (name != null && !playbook.policy().takesUpTimer(name)) {
      throw new Refused(
          state.caseId(),
          "Timer \""
              + timer.key()
              + "\" was due at "
              + timer.due()
              + ", and no rule of pipeline "
              + playbook.pipeline().id()
              + " (definitions "
              + playbook.hash()
              + ") takes it up. It stays and is tried again: give the playbook its rule back,"
              + " TimerFired(name == \""
              + name
              + "\"), or cancel it by a rule, cancelTimer(\""
              + name
              + "\")");
    }
  }

  /** What is kept or sent must have room, and be readable again: its records have stable names. */
  void checkKept(StepResult result) {
    Room.check(result.state(), result.entry().tells());
    Facts facts = result.state().facts();
    if (facts.subject() != null) {
      checkName(result, facts.subject());
    }
    facts.kept().forEach(fact -> checkName(result, fact));
    result.entry().tells().forEach(tell -> checkName(result, tell.event()));
  }

  private void checkName(StepResult result, Record value) {
    if (names.name(value.getClass()) == null) {
      throw unregistered(result.entry().caseId(), value);
    }
  }

  void checkStage(String caseId, String stage, Pipeline pipeline) {
    if (!pipeline.has(stage)) {
      throw new Refused(
          caseId,
          "Pipeline "
              + pipeline.id()
              + " has no stage \""
              + stage
              + "\". "
              + DidYouMean.advice(stage, pipeline.stages().stream().map(Stage::id).toList()));
    }
  }

  private static void checkAttribute(String caseId, AttributeChanged change, Pipeline pipeline) {
    Attribute attribute = pipeline.attributes().get(change.name());
    if (attribute == null) {
      throw new Refused(
          caseId,
          "Pipeline "
              + pipeline.id()
              + " declares no attribute \""
              + change.name()
              + "\". "
              + DidYouMean.advice(change.name(), pipeline.attributes().keySet()));
    }
    if (!fits(change.value(), attribute.type())) {
      throw new Refused(
          caseId,
          "Attribute \""
              + change.name()
              + "\" is a "
              + attribute.type().name().toLowerCase(Locale.ROOT)
              + ", and \""
              + change.value()
              + "\" is none");
    }
  }

  private static boolean fits(Object value, Attribute.Type type) {
    return switch (type) {
      case TEXT -> value instanceof String;
      case NUMBER -> value instanceof Number;
      case FLAG -> value instanceof Boolean;
      case DATE -> value instanceof String text && isDate(text);
      case MONEY -> value instanceof String text && text.matches("-?\\d+(\\.\\d+)? [A-Z]{3}");
    };
  }

  private static boolean isDate(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException notOne) {
      return false;
    }
  }

  private String name(Record event) {
    String name = names.name(event.getClass());
    return name == null ? event.getClass().getSimpleName() : name;
  }

  private List<String> openings() {
    return playbooks.values().stream()
        .flatMap(playbook -> playbook.pipeline().opens().stream())
        .distinct()
        .toList();
  }
}
