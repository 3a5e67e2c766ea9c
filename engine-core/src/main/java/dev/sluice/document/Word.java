package dev.sluice.document;

import dev.sluice.pipeline.Labels;
import java.util.Locale;

/** The words of our own in documents; everything else has labels where it is declared. */
enum Word {
  ACTION("Action", "动作"),
  ACTIONS("Actions in order", "推进动作（按时间）"),
  ANNUAL_REVENUE("Annual revenue", "年营收"),
  APPROVAL_GRANTED("approval granted", "审批通过"),
  APPROVAL_REFUSED("approval refused", "审批驳回"),
  APPROVAL_WITHDRAWN("approval withdrawn", "审批撤回"),
  AS_OF("As of", "截至"),
  CASE("Case", "案例"),
  CAUSES("Causes", "原因"),
  CLOSED("Closed", "结束"),
  COMPANY("Company", "公司"),
  CONSENTS("May be reached by", "同意的联系渠道"),
  CONTACTS("Contacts", "联系人"),
  CUSTOMER("Customer", "客户"),
  DATE("Date", "日期"),
  DAYS("Days", "天数"),
  DECISION("Decision", "决定"),
  DECISION_MAKER("decision maker", "决策人"),
  DELIVERABLES("Deliverables on file", "已提交成果"),
  DOCUMENTS("Documents on file", "已归档文件"),
  DUE("Due", "期限"),
  DWELL("Stayed", "停留"),
  EMAIL("E-mail", "邮箱"),
  EMPLOYEES("Employees", "员工人数"),
  ENTERED("Entered", "进入时间"),
  EXPERIENCE("Experience", "案例经验"),
  FOLLOW_UP("Follow-up record", "跟进记录"),
  FOLLOW_UP_RECORDED("follow-up recorded", "跟进已记录"),
  HAND_OVER("Hand-over dossier", "客户交接档案"),
  HIGHLIGHTS("Highlights", "亮点"),
  HOW_IT_ENDED("How it ended", "结果"),
  HOW_IT_WAS_WON("How the win came", "赢单过程"),
  INDUSTRY("Industry", "行业"),
  LOST("Lost", "丢单"),
  MEASURES("Measures", "改进措施"),
  NAME("Name", "姓名"),
  NEED("Core need", "核心需求"),
  NEXT_STEP("Next step", "下一步"),
  NOTHING("Nothing recorded.", "无记录。"),
  OBJECTION("Objection", "异议"),
  OBJECTIONS("Objections", "异议"),
  OPENED("Opened", "开始"),
  OWNER("Owner", "负责人"),
  PAIN_POINTS("Pain points", "痛点"),
  PHONE("Phone", "电话"),
  PIPELINE("Pipeline", "流程"),
  PRIMARY("primary contact", "主要联系人"),
  PROBLEMS("Problems", "问题"),
  PROMISE("Promise", "承诺"),
  PROMISES("Promises", "承诺"),
  PROMISES_OPEN("Promises still open", "未兑现承诺"),
  REASON("Reason", "原因"),
  RECORD("Record", "编号"),
  REGION("Region", "区域"),
  ROLE("Role", "角色"),
  RULE("Rule", "规则"),
  RULINGS("What the rules decided", "规则作出的决定"),
  SIZE("Size", "规模"),
  SOLUTION("Solution", "解决方案"),
  STAGE("Stage", "阶段"),
  STAGES("Stages", "阶段"),
  TIME("Time", "时间"),
  TIMES("Times", "次数"),
  VALUE("Value", "金额"),
  WHAT("What", "内容"),
  WON("Won", "赢单");

  private final String en;
  private final String zh;

  Word(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  Labels labels() {
    return new Labels(en, zh);
  }

  String in(Locale locale) {
    return labels().in(locale);
  }
}
