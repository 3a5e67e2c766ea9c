package dev.sluice.examples.demo;

import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decision;
import dev.sluice.decision.EndJourney;
import dev.sluice.decision.Enrol;
import dev.sluice.decision.Notify;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.SetRisk;
import dev.sluice.decision.SetTier;
import dev.sluice.decision.Suggest;
import dev.sluice.decision.TellCases;
import dev.sluice.decision.Withhold;
import dev.sluice.fact.Money;
import dev.sluice.pipeline.Labels;
import dev.sluice.pipeline.Pipeline;
import dev.sluice.pipeline.Requirement;
import dev.sluice.pipeline.Requirements;
import dev.sluice.rules.RuleBook;
import dev.sluice.rules.RuleCard;
import dev.sluice.rules.RulePlaybooks;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What things are called in a report, in one language. */
final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final Locale locale;
  private final List<RuleBook> books;
  private final List<Pipeline> pipelines;

  Words(Year year, Locale locale) {
    this.locale = locale;
    this.books = year.playbooks().stream().map(RulePlaybooks::book).toList();
    this.pipelines = year.playbooks().stream().map(playbook -> playbook.pipeline()).toList();
  }

  Locale locale() {
    return locale;
  }

  List<RuleBook> books() {
    return books;
  }

  String text(String en, String zh) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }

  /** A sentence with its numbers filled in. */
  String text(String en, String zh, Object... values) {
    return String.format(Locale.ROOT, text(en, zh), values);
  }

  static ZonedDateTime local(Instant at) {
    return at.atZone(Company.SHANGHAI);
  }

  String time(Instant at) {
    return local(at).format(TIME);
  }

  String money(@Nullable Money money) {
    return money == null ? "–" : String.format(Locale.ROOT, "%,.0f", money.amount());
  }

  static String percent(long part, long whole) {
    return whole == 0 ? "–" : Math.round(100.0 * part / whole) + " %";
  }

  String stage(String id) {
    return pipelines.stream()
        .filter(pipeline -> pipeline.has(id))
        .findFirst()
        .map(pipeline -> pipeline.stage(id).labels().in(locale))
        .orElse(id);
  }

  String task(String type) {
    RuleBook.TaskType found = first(book -> book.taskTypes().get(type));
    return found == null ? name(type) : found.labels().in(locale);
  }

  String template(String name) {
    RuleBook.Template found = first(book -> book.templates().get(name));
    return found == null ? name(name) : found.text().in(locale);
  }

  String journey(String name) {
    RuleBook.Journey found = first(book -> book.journeys().get(name));
    return found == null ? name(name) : found.labels().in(locale);
  }

  String cadence(String name) {
    return label(name, RuleBook::cadences);
  }

  String timer(String name) {
    return label(name, RuleBook::timers);
  }

  String signal(String name) {
    return label(name, RuleBook::signals);
  }

  /** A role by its name, a person by theirs. */
  String who(String name) {
    return label(name, RuleBook::roles);
  }

  /** An attribute of a pipeline. */
  String attribute(String name) {
    return pipelines.stream()
        .map(pipeline -> pipeline.attributes().get(name))
        .filter(attribute -> attribute != null)
        .findFirst()
        .map(attribute -> attribute.labels().in(locale))
        .orElse(name(name));
  }

  /** An activity, deliverable, document or approval that some stage asks for. */
  String paper(String id) {
    return pipelines.stream()
        .flatMap(pipeline -> pipeline.stages().stream())
        .flatMap(stage -> all(stage.requires()))
        .filter(requirement -> requirement.id().equals(id))
        .findFirst()
        .map(requirement -> requirement.labels().in(locale))
        .orElse(name(id));
  }

  private static Stream<Requirement> all(Requirements requires) {
    return Stream.of(
            requires.activities(),
            requires.deliverables(),
            requires.documents(),
            requires.approvals())
        .flatMap(List::stream);
  }

  /** A node of a checklist, with its number. */
  String node(String id) {
    return pipelines.stream()
        .flatMap(pipeline -> pipeline.checklist().stream())
        .filter(node -> node.id().equals(id))
        .findFirst()
        .map(node -> id + " " + node.labels().in(locale))
        .orElse(id);
  }

  @Nullable RuleCard card(String rule) {
    return books.stream()
        .flatMap(book -> book.rules().stream())
        .filter(card -> card.name().equals(rule))
        .findFirst()
        .orElse(null);
  }

  String rule(String name) {
    RuleCard card = card(name);
    if (card != null) {
      return card.name(locale);
    }
    String limit = "time limit of stage ";
    return name.startsWith(limit)
        ? text(limit, "阶段时限：") + stage(name.substring(limit.length()))
        : name;
  }

  /** A decision that somebody notices; null for one that only the engine does. */
  @Nullable String decision(Decision decision) {
    if (decision instanceof CreateTask create) {
      String due = create.dueAt() == null ? "" : " (" + time(create.dueAt()) + ")";
      return text("task: ", "任务：") + task(create.type()) + due;
    } else if (decision instanceof SendMessage message) {
      return message.channel() + ": " + template(message.template());
    } else if (decision instanceof Notify notice) {
      return text("notice to ", "提醒 ") + who(notice.to()) + ": " + template(notice.template());
    } else if (decision instanceof Withhold withhold) {
      String what = template(withhold.template()) + " (" + withhold.why() + ")";
      return text("not sent: ", "未发：") + what;
    } else if (decision instanceof SetTier tier) {
      return name(tier.scheme()) + ": " + name(tier.grade());
    } else if (decision instanceof SetRisk risk) {
      return text("risk ", "风险 ") + name(risk.level());
    } else if (decision instanceof RequestApproval request) {
      return text("approval asked: ", "申请审批：") + paper(request.type());
    } else if (decision instanceof Suggest suggest) {
      return text("suggestion: ", "建议：") + template(suggest.what());
    } else if (decision instanceof Enrol enrol) {
      return text("journey begins: ", "开始旅程：") + journey(enrol.journey());
    } else if (decision instanceof EndJourney end) {
      return text("journey ends: ", "旅程结束：") + journey(end.journey()) + " (" + outcome(end) + ")";
    } else if (decision instanceof TellCases) {
      return text("the audience hears of it", "通知活动受众");
    }
    return null;
  }

  private String outcome(EndJourney end) {
    return name(end.outcome());
  }

  private String label(String name, Function<RuleBook, Map<String, Labels>> labels) {
    Labels found = first(book -> labels.apply(book).get(name));
    return found == null ? name(name) : found.in(locale);
  }

  private <T> @Nullable T first(Function<RuleBook, @Nullable T> search) {
    for (RuleBook book : books) {
      T found = search.apply(book);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Something that no playbook labels. */
  String name(String id) {
    return text(plain(id), Chinese.name(id));
  }

  static String plain(String id) {
    return id.replace('-', ' ');
  }
}
