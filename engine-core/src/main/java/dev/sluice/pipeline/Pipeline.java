package dev.sluice.pipeline;

import dev.sluice.fault.DefinitionException;
import dev.sluice.fault.DidYouMean;
import dev.sluice.fault.Fault;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The stages a case moves through: an immutable, versioned definition, written as JSON.
 *
 * <pre>{@code
 * {
 *   "id": "lead-to-cash",
 *   "version": 3,
 *   "subject": "lead",
 *   "labels": {"en": "Lead to cash", "zh": "线索到回款"},
 *   "opens": ["lead-captured"],
 *   "duplicates": "merge",
 *   "attributes": {
 *     "expected-close": {"type": "date", "labels": {"en": "Expected close", "zh": "预计成交日"}}
 *   },
 *   "stages": [
 *     {
 *       "id": "lead-acquired",
 *       "labels": {"en": "Lead acquired", "zh": "获取线索"},
 *       "moves": ["needs-confirmed", "lost"]
 *     },
 *     {
 *       "id": "needs-confirmed",
 *       "labels": {"en": "Needs confirmed", "zh": "确认需求"},
 *       "moves": ["won", "lost"],
 *       "requires": {
 *         "activities": ["needs-interview"],
 *         "deliverables": [
 *           {"id": "needs-report", "labels": {"en": "Needs report", "zh": "需求报告"}}
 *         ],
 *         "documents": [],
 *         "approvals": []
 *       },
 *       "limit": {
 *         "within": "7 days",
 *         "warnings": ["5 days"],
 *         "escalate": ["sales-manager", "supervisor"]
 *       }
 *     },
 *     {"id": "won", "labels": {"en": "Won", "zh": "赢单"}, "end": "won"},
 *     {"id": "lost", "labels": {"en": "Lost", "zh": "输单"}, "end": "lost"}
 *   ],
 *   "checklist": [
 *     {
 *       "id": "S01",
 *       "labels": {"en": "Needs", "zh": "需求"},
 *       "activity": "needs-interview",
 *       "deliverable": "needs-report",
 *       "owner": "rep",
 *       "within": "3 days"
 *     },
 *     {
 *       "id": "S02",
 *       "after": "S01",
 *       "labels": {"en": "Proposal", "zh": "方案"},
 *       "activity": "tailored-proposal",
 *       "deliverable": "signed-proposal",
 *       "owner": "rep",
 *       "within": "5 days"
 *     }
 *   ]
 * }
 * }</pre>
 *
 * <ul>
 *   <li>{@code version} is a whole number or a text. {@code subject} names what a case is about,
 *       {@code opens} the events that open one: at least one.
 *   <li>{@code duplicates}, {@code attributes}, {@code requires}, {@code limit} and {@code
 *       checklist} may be left out.
 *   <li>{@code duplicates} says what becomes of a lead that an open case is about already: {@code
 *       "merge"} takes it into that case, {@code "keep-apart"} opens another, as without it.
 *   <li>A case starts in the first stage. A stage has {@code moves} or is an {@code end}, {@code
 *       "won"} or {@code "lost"}; an end may only move to the same kind of end (signed, then paid);
 *       every stage is reached from the first, and there is an end.
 *   <li>{@code requires} is what must be there before the stage is entered: each requirement an id,
 *       or an object with its labels. A deliverable may have {@code headings} that must be filled
 *       in, each an id, or an object with its labels and, when one is not enough, how many {@code
 *       points} it needs.
 *   <li>{@code within} and {@code warnings} are {@linkplain dev.sluice.time.Budget#parse budgets}
 *       from entering the stage; {@code escalate} names the roles told when the limit passes,
 *       {@code digest} the {@linkplain dev.sluice.time.Interval#parse interval} over which they are
 *       told together; without it, at once.
 *   <li>A checklist node's {@code within} runs from the actual completion of the node it comes
 *       {@code after}, or from the opening of the case; {@code activity} or {@code deliverable} may
 *       be left out.
 *   <li>Attribute types are {@code text}, {@code number}, {@code date}, {@code flag}, {@code
 *       money}.
 *   <li>Ids are lower-case letters, digits and dashes; those of checklist nodes may have capitals.
 * </ul>
 *
 * <p>Thread-safe. Everything keeps the order of the file.
 */
public final class Pipeline {

  private final String id;
  private final String version;
  private final Labels labels;
  private final String subject;
  private final Set<String> opens;
  private final boolean mergesDuplicates;
  private final Map<String, Attribute> attributes;
  private final Map<String, Stage> stages;
  private final List<ChecklistNode> checklist;
  private final String source;
  private final List<Fault> warnings;

  Pipeline(
      String id,
      String version,
      Labels labels,
      String subject,
      List<String> opens,
      boolean mergesDuplicates,
      List<Attribute> attributes,
      List<Stage> stages,
      List<ChecklistNode> checklist,
      String source,
      List<Fault> warnings) {
    this.id = id;
    this.version = version;
    this.labels = labels;
    this.subject = subject;
    this.opens = Collections.unmodifiableSet(new LinkedHashSet<>(opens));
    this.mergesDuplicates = mergesDuplicates;
    Map<String, Attribute> attributesById = new LinkedHashMap<>();
    attributes.forEach(attribute -> attributesById.put(attribute.id(), attribute));
    this.attributes = Collections.unmodifiableMap(attributesById);
    Map<String, Stage> stagesById = new LinkedHashMap<>();
    stages.forEach(stage -> stagesById.put(stage.id(), stage));
    this.stages = Collections.unmodifiableMap(stagesById);
    this.checklist = List.copyOf(checklist);
    this.source = source;
    this.warnings = List.copyOf(warnings);
  }

  /**
   * Reads a pipeline.
   *
   * @param file the file's name, for faults; never opened
   * @param json the file's whole text
   * @return the pipeline
   * @throws DefinitionException when anything is wrong; it lists every fault with its line and
   *     column (of text that is no JSON, only the place where it stops being it)
   */
  public static Pipeline parse(String file, String json) {
    return new PipelineReader(file, json).read();
  }

  /**
   * The pipeline's name.
   *
   * @return the id, such as {@code lead-to-cash}
   */
  public String id() {
    return id;
  }

  /**
   * Which edition of the pipeline this is.
   *
   * @return the version as text, {@code "3"} for the number 3
   */
  public String version() {
    return version;
  }

  /**
   * What people call the pipeline.
   *
   * @return the labels
   */
  public Labels labels() {
    return labels;
  }

  /**
   * What a case of this pipeline is about.
   *
   * @return the subject's name, such as {@code lead}
   */
  public String subject() {
    return subject;
  }

  /**
   * The events that open a case.
   *
   * @return event names in file order, at least one; unmodifiable
   */
  public Set<String> opens() {
    return opens;
  }

  /**
   * Whether a captured lead is merged into the open case of this pipeline that has the same company
   * and contact.
   *
   * @return false when each lead opens a case of its own
   */
  public boolean mergesDuplicates() {
    return mergesDuplicates;
  }

  /**
   * The fields of the host's own that cases carry.
   *
   * @return attributes by id in file order; unmodifiable, may be empty
   */
  public Map<String, Attribute> attributes() {
    return attributes;
  }

  /**
   * All stages.
   *
   * @return the stages in file order; unmodifiable
   */
  public List<Stage> stages() {
    return List.copyOf(stages.values());
  }

  /**
   * The stage a case starts in.
   *
   * @return the first stage, always an open one
   */
  public Stage first() {
    return stages.values().iterator().next();
  }

  /**
   * A stage by its id.
   *
   * @param id the stage's id
   * @return the stage
   * @throws IllegalArgumentException when there is no such stage; the message names those there are
   */
  public Stage stage(String id) {
    Stage stage = stages.get(id);
    if (stage == null) {
      throw new IllegalArgumentException(
          "Pipeline "
              + this
              + " has no stage \""
              + id
              + "\". "
              + DidYouMean.advice(id, stages.keySet()));
    }
    return stage;
  }

  /**
   * Whether there is such a stage.
   *
   * @param id a stage's id
   * @return true when {@link #stage} would find it
   */
  public boolean has(String id) {
    return stages.containsKey(id);
  }

  /**
   * Whether a case may move from one stage to another, requirements aside.
   *
   * @param from the id of the stage the case is in
   * @param to the id of the stage it would enter
   * @return true when the pipeline has that move; never for a stage to itself
   * @throws IllegalArgumentException when there is no such stage
   */
  public boolean allows(String from, String to) {
    return stage(from).moves().contains(stage(to).id());
  }

  /**
   * The node checklist.
   *
   * @return the nodes in file order; unmodifiable, may be empty
   */
  public List<ChecklistNode> checklist() {
    return checklist;
  }

  /**
   * What a deliverable must say, wherever a stage requires it: its output standard.
   *
   * @param deliverable the deliverable's id
   * @return its headings in file order; empty when handing it in is enough
   */
  public List<Heading> standard(String deliverable) {
    Set<Heading> headings = new LinkedHashSet<>();
    for (Stage stage : stages.values()) {
      for (Requirement requirement : stage.requires().deliverables()) {
        if (requirement.id().equals(deliverable)) {
          headings.addAll(requirement.headings());
        }
      }
    }
    return List.copyOf(headings);
  }

  /**
   * The text the pipeline was read from.
   *
   * @return the JSON, character for character as given
   */
  public String source() {
    return source;
  }

  /**
   * What loads but deserves a second look: fewer than 5 or more than 7 stages with a way on.
   *
   * @return the warnings; unmodifiable, usually empty
   */
  public List<Fault> warnings() {
    return warnings;
  }

  /**
   * The pipeline as a Mermaid state diagram with English labels.
   *
   * @return {@code stateDiagram-v2} text; the same pipeline gives the same text
   */
  public String toMermaid() {
    return toMermaid(Locale.ENGLISH);
  }

  /**
   * The pipeline as a Mermaid state diagram.
   *
   * @param locale the reader's locale: labels and notes are Chinese or English
   * @return {@code stateDiagram-v2} text, lines ended by {@code \n}
   */
  public String toMermaid(Locale locale) {
    return new Mermaid(this, locale).draw();
  }

  /** Returns id and version, such as {@code lead-to-cash 3}. */
  @Override
  public String toString() {
    return id + " " + version;
  }
}
