package dev.sluice.examples.benchmarks.durable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * The six stages as a process in Flowable: a user task a stage, each with a timer on its boundary.
 * An event starts a process or completes a task, as it opens a case or moves it on in Sluice.
 */
final class FlowableProcess implements AutoCloseable {

  private final ProcessEngine engine;
  private final Map<Integer, String> processes = new HashMap<>();

  /** An engine on a database; timers are kept and no executor fires them. */
  FlowableProcess(Database database, String history) {
    StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
    configuration.setDataSource(database.source());
    configuration.setDatabaseSchemaUpdate("true");
    configuration.setAsyncExecutorActivate(false);
    configuration.setHistory(history);
    configuration.setDisableEventRegistry(true);
    configuration.setDisableIdmEngine(true);
    engine = configuration.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString("six-stages.bpmn20.xml", process())
        .deploy();
  }

  private static String process() {
    StringBuilder elements = new StringBuilder();
    String from = "start";
    for (int i = 1; i <= SixStages.EVENTS - 1; i++) {
      elements.append(
          """
          <sequenceFlow id="f%1$d" sourceRef="%2$s" targetRef="stage%1$d"/>
          <userTask id="stage%1$d" name="Stage %1$d"/>
          <boundaryEvent id="limit%1$d" attachedToRef="stage%1$d" cancelActivity="false">
            <timerEventDefinition><timeDuration>P%3$dD</timeDuration></timerEventDefinition>
          </boundaryEvent>
          <sequenceFlow id="l%1$d" sourceRef="limit%1$d" targetRef="late%1$d"/>
          <endEvent id="late%1$d"/>
          """
              .formatted(i, from, i + 3));
      from = "stage" + i;
    }
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="bench">
      <process id="sixStages" isExecutable="true">
        <startEvent id="start"/>
        %s
        <sequenceFlow id="last" sourceRef="%s" targetRef="end"/>
        <endEvent id="end"/>
      </process>
    </definitions>
    """
        .formatted(elements, from);
  }

  /**
   * Takes up events of cases: those of new ones start a process, others complete its task. Returns
   * the nanoseconds that took; finding the tasks is not counted.
   */
  long take(List<Integer> cases) {
    List<String> tasks = new ArrayList<>();
    for (Integer number : cases) {
      String process = processes.get(number);
      tasks.add(process == null ? "" : task(process));
    }
    long start = System.nanoTime();
    if (cases.size() == 1) {
      take(cases.get(0), tasks.get(0));
    } else {
      // Calls within a command share its transaction and its flush.
      engine
          .getManagementService()
          .executeCommand(
              context -> {
                for (int i = 0; i < cases.size(); i++) {
                  take(cases.get(i), tasks.get(i));
                }
                return cases.size();
              });
    }
    return System.nanoTime() - start;
  }

  private String task(String process) {
    Task task = engine.getTaskService().createTaskQuery().processInstanceId(process).singleResult();
    return task.getId();
  }

  private void take(Integer number, String task) {
    if (task.isEmpty()) {
      processes.put(
          number, engine.getRuntimeService().startProcessInstanceByKey("sixStages").getId());
    } else {
      engine.getTaskService().complete(task);
    }
  }

  long running() {
    return engine.getRuntimeService().createProcessInstanceQuery().count();
  }

  @Override
  public void close() {
    engine.close();
  }
}
