package dev.sluice.examples.demo;

import java.util.Map;

/** Chinese names of what a playbook names without labels: roles, schemes, kinds of approval. */
final class Chinese {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("supervisor", "主管"),
          Map.entry("sales-manager", "销售经理"),
          Map.entry("sales-director", "销售总监"),
          Map.entry("sales-assistant", "销售助理"),
          Map.entry("owner", "负责人"),
          Map.entry("team", "团队"),
          Map.entry("after-sales", "售后"),
          Map.entry("technical-support", "技术支持"),
          Map.entry("support", "支持"),
          Map.entry("service", "客服"),
          Map.entry("marketing", "市场"),
          Map.entry("finance", "财务"),
          Map.entry("logistics", "物流"),
          Map.entry("production", "生产"),
          Map.entry("legal", "法务"),
          Map.entry("win-probability", "赢单概率"),
          Map.entry("tier", "客户层级"),
          Map.entry("grade", "客户等级"),
          Map.entry("class", "客户分类"),
          Map.entry("segment", "客群"),
          Map.entry("strategy", "策略"),
          Map.entry("priority", "活动优先级"),
          Map.entry("pace", "进度"),
          Map.entry("contract", "合同"),
          Map.entry("internal-review", "内部评审"),
          Map.entry("offer", "报价"),
          Map.entry("granted", "批准"),
          Map.entry("refused", "驳回"),
          Map.entry("withdrawn", "撤回"),
          Map.entry("goal", "达成"),
          Map.entry("exit", "退出"),
          Map.entry("high", "高"),
          Map.entry("medium", "中"),
          Map.entry("low", "低"),
          Map.entry("call", "电话"),
          Map.entry("visit", "拜访"),
          Map.entry("meeting", "会议"),
          Map.entry("renewal-talk", "续约沟通"),
          Map.entry("return-visit", "回访"),
          Map.entry("budget-cut", "预算削减"),
          Map.entry("contact-left", "联系人离职"),
          Map.entry("out-of-office", "暂离办公室"),
          Map.entry("price", "价格"),
          Map.entry("delivery", "交期"),
          Map.entry("quality", "质量"),
          Map.entry("no answer", "没有回复"),
          Map.entry("chose a competitor", "选择竞争对手"),
          Map.entry("budget was cut", "预算被削减"),
          Map.entry("project postponed", "项目推迟"),
          Map.entry("lead-captured", "获得线索"),
          Map.entry("case-opened", "建档"),
          Map.entry("follow-up-recorded", "跟进记录"),
          Map.entry("customer-confirmed", "客户确认"),
          Map.entry("support-requested", "客户提出服务请求"),
          Map.entry("contact-saved", "更新联系人"),
          Map.entry("offer-made", "报价"),
          Map.entry("message-due", "消息到期"),
          Map.entry("campaign-cancelled", "活动取消"),
          Map.entry("audience-responded", "受众反馈"),
          Map.entry("review-recorded", "复盘记录"),
          Map.entry("grading-due", "评级"),
          Map.entry("overridden", "人工设定"),
          Map.entry("exception-noted", "异常说明"));

  private Chinese() {}

  /** The Chinese name; the English words where there is none, as for a person. */
  static String name(String id) {
    return NAMES.getOrDefault(id, Words.plain(id));
  }
}
