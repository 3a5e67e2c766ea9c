package dev.sluice.document;

import dev.sluice.decision.AddTag;
import dev.sluice.decision.Block;
import dev.sluice.decision.CreateTask;
import dev.sluice.decision.Decided;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Enrol;
import dev.sluice.decision.MoveStage;
import dev.sluice.decision.Notify;
import dev.sluice.decision.Regrade;
import dev.sluice.decision.RemoveTag;
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
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What rules decided about a case, told in a few words each. */
final class Rulings {

  /** What people call each type of decision. */
  static final Map<String, Labels> KINDS =
      Map.ofEntries(
          kind("AddTag", "tag", "标签"),
          kind("AssignOwner", "owner assigned", "指定负责人"),
          kind("Block", "stage refused", "拦截"),
          kind("CancelTask", "task taken back", "撤回任务"),
          kind("CancelTimer", "timer stopped", "停止定时器"),
          kind("CreateTask", "task", "任务"),
          kind("EndJourney", "journey ended", "结束旅程"),
          kind("Enrol", "journey", "进入旅程"),
          kind("ExcludeRep", "rep left out", "排除销售代表"),
          kind("HoldMessage", "message kept back", "消息暂缓"),
          kind("KeepValue", "value kept", "保持数值"),
          kind("MoveStage", "stage", "进入阶段"),
          kind("Notify", "notice", "通知"),
          kind("PreferRep", "rep preferred", "优先销售代表"),
          kind("Refuse", "event refused", "拒收事件"),
          kind("Regrade", "graded anew", "重新评级"),
          kind("ReleaseValue", "value released", "解除保持"),
          kind("RemoveTag", "tag taken off", "去除标签"),
          kind("RequestApproval", "approval requested", "申请审批"),
          kind("SeekOwner", "owner sought", "寻找负责人"),
          kind("SendMessage", "message", "消息"),
          kind("SetProbability", "probability", "赢率"),
          kind("SetRisk", "risk", "风险"),
          kind("SetScore", "score", "评分"),
          kind("SetTier", "grade", "等级"),
          kind("StartCadence", "cadence started", "启动周期"),
          kind("StartTimer", "timer started", "启动定时器"),
          kind("StopCadence", "cadence stopped", "停止周期"),
          kind("Suggest", "suggestion", "建议"),
          kind("TellCase", "another case told", "告知其他案例"),
          kind("TellCases", "other cases told", "告知多个案例"),
          kind("ChooseChannel", "channel chosen", "选择渠道"),
          kind("Digest", "digests", "摘要"),
          kind("Withhold", "message withheld", "消息不发"));

  private record What(String rule, Labels decision) {}

  private final Policy policy;
  private final Declared declared;

  Rulings(Policy policy, Declared declared) {
    this.policy = policy;
    this.declared = declared;
  }

  private static Map.Entry<String, Labels> kind(String type, String en, String zh) {
    return Map.entry(type, new Labels(en, zh));
  }

  /** Each decision of each rule once, in the order of the first, with how often it was made. */
  List<Experience.Ruling> of(List<JournalEntry> journal) {
    Map<What, Integer> times = new LinkedHashMap<>();
    for (JournalEntry entry : journal) {
      for (Decided decided : entry.decisions()) {
        What what = new What(decided.because().rule(), words(decided.decision()));
        times.merge(what, 1, Integer::sum);
      }
    }
    List<Experience.Ruling> rulings = new ArrayList<>();
    times.forEach(
        (what, count) -> rulings.add(new Experience.Ruling(what.rule(), what.decision(), count)));
    return List.copyOf(rulings);
  }

  private Labels words(Decision decision) {
    String type = decision.getClass().getSimpleName();
    Labels kind = KINDS.getOrDefault(type, Declared.words(type));
    Labels about = about(decision);
    return about == null
        ? kind
        : new Labels(kind.en() + ": " + about.en(), kind.zh() + "：" + about.zh());
  }

  /** What a decision is about, as far as that names no person and is no free text. */
  private @Nullable Labels about(Decision decision) {
    if (decision instanceof CreateTask task) {
      Labels type = policy.taskType(task.type());
      return type == null ? Declared.words(task.type()) : type;
    } else if (decision instanceof MoveStage move) {
      return declared.stage(move.stage());
    } else if (decision instanceof Block block) {
      return declared.thing(block.what());
    } else if (decision instanceof RequestApproval request) {
      return declared.thing(request.type());
    } else if (decision instanceof SendMessage message) {
      return Declared.words(message.channel() + ", " + message.template());
    } else if (decision instanceof Notify notice) {
      return Declared.words(notice.to() + ", " + notice.template());
    } else if (decision instanceof AddTag add) {
      return Declared.words(add.tag());
    } else if (decision instanceof RemoveTag remove) {
      return Declared.words(remove.tag());
    } else if (decision instanceof Regrade regrade) {
      return Declared.words(regrade.scheme());
    } else if (decision instanceof SetScore score) {
      return Declared.words(score.factor() + ", " + score.points());
    } else if (decision instanceof SetTier tier) {
      return Declared.words(tier.scheme() + ", " + tier.grade());
    } else if (decision instanceof SetProbability probability) {
      return Declared.words(probability.percent() + " %");
    } else if (decision instanceof SetRisk risk) {
      return Declared.words(risk.level());
    } else if (decision instanceof Enrol enrol) {
      return Declared.words(enrol.journey());
    }
    return null;
  }
}
