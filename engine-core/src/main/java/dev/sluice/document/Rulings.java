package dev.sluice.document;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Block;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.Notify;
import dev.sluice.decision.RequestApproval;
import dev.sluice.decision.SendMessage;
import dev.sluice.decision.SetProbability;
import dev.sluice.decision.SetRisk;
import dev.sluice.decision.SetScore;
import dev.sluice.decision.SetTier;
import dev.sluice.pipeline.Labels;
import dev.sluice.playbook.Policy;
import dev.sluice.step.JournalEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What rules decided about a case, told in a few words each. */
final class Rulings {

  private record What(String rule, Labels decision) {}

  private final Policy policy;
  private final Declared declared;

  Rulings(Policy policy, Declared declared) {
    this.policy = policy;
    this.declared = declared;
  }

  /** Each decision of each rule once, in the order of the first, with how often it was made. */
  List<Experience.Ruling> of(List<JournalEntry> journal) {
    Map<What, Integer> times = new LinkedHashMap<>();
    for (JournalEntry entry : journal) {
      for (Decided decided : entry.decisions()) {
        times.merge(new What(decided.because().rule(), words(decided.decision())), 1, Integer::sum);
      }
    }
    List<Experience.Ruling> rulings = new ArrayList<>();
    times.forEach(
        (what, count) -> rulings.add(new Experience.Ruling(what.rule(), what.decision(), count)));
    return List.copyOf(rulings);
  }

  private Labels words(Decision decision) {
    if (decision instanceof CreateTask task) {
      Labels type = policy.taskType(task.type());
      return about("task", "任务", type == null ? Declared.words(task.type()) : type);
    } else if (decision instanceof MoveStage move) {
      return about("stage", "进入阶段", declared.stage(move.stage()));
    } else if (decision instanceof Block block) {
      return about("blocked", "拦截", declared.thing(block.what()));
    } else if (decision instanceof RequestApproval request) {
      return about("approval", "申请审批", declared.thing(request.type()));
    } else if (decision instanceof SendMessage message) {
      return about(
          "message by " + message.channel(), message.channel() + " 消息", message.template());
    } else if (decision instanceof Notify notice) {
      return about("notice to " + notice.to(), "通知 " + notice.to(), notice.template());
    } else if (decision instanceof AddTag add) {
      return about("tag", "标签", add.tag());
    } else if (decision instanceof SetScore score) {
      return about("score for " + score.factor(), score.factor() + " 评分", "" + score.points());
    } else if (decision instanceof SetTier tier) {
      return about(tier.scheme().replace('-', ' '), tier.scheme(), tier.grade());
    } else if (decision instanceof SetProbability probability) {
      return about("probability", "赢率", probability.percent() + " %");
    } else if (decision instanceof SetRisk risk) {
      return about("risk", "风险", risk.level());
    }
    String name = decision.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return new Labels(name.toLowerCase(Locale.ROOT), name);
  }

  private static Labels about(String en, String zh, String id) {
    return about(en, zh, Declared.words(id));
  }

  private static Labels about(String en, String zh, Labels what) {
    return new Labels(en + ": " + what.en(), zh + "：" + what.zh());
  }
}
