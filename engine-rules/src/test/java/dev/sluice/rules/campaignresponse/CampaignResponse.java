package dev.sluice.rules.campaignresponse;

import static dev.sluice.fact.Rep.rep;
import static dev.sluice.rules.spec.CaseDraft.caseAbout;

import dev.sluice.event.ActivityLogged;
import dev.sluice.event.CampaignOffered;
import dev.sluice.event.DeliverableSubmitted;
import dev.sluice.event.DocumentAttached;
import dev.sluice.event.StageRequested;
import dev.sluice.event.TaskCompleted;
import dev.sluice.fact.Campaign;
import dev.sluice.fact.Team;
import dev.sluice.rules.RulePlaybooks;
import dev.sluice.rules.spec.CaseDraft;
import dev.sluice.rules.spec.PipelineSpec;
import dev.sluice.rules.spec.Story;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The playbook under specification, beside one whose leads are the audience. */
final class CampaignResponse {

  static final PipelineSpec SPEC =
      PipelineSpec.of(RulePlaybooks.fromClasspath("playbooks/campaign-response"))
          .with(RulePlaybooks.fromClasspath("playbooks/lead-to-cash"))
          .team(Team.of("sales", rep("wang")).supervisedBy("chen"));

  /** A launch in the South from Monday, 9 March, to Friday, 20 March 2026. */
  static final Campaign SPRING =
      Campaign.of("Spring", "launch", day("2026-03-09"), day("2026-03-20"))
          .addressing("South", null, null)
          .offering("ten percent off", "v2")
          .needing("materials", "demo-staff", "logistics", "partners")
          .aimingAt("prospects", 30)
          .aimingAt("orders", 15);

  private CampaignResponse() {}

  static LocalDate day(String date) {
    return LocalDate.parse(date);
  }

  static CaseDraft campaign() {
    return campaign(SPRING);
  }

  static CaseDraft campaign(Campaign campaign) {
    return caseAbout("K-1", campaign);
  }

  /** A deliverable with one point under each heading. */
  static DeliverableSubmitted deliverable(String type, String... headings) {
    Map<String, List<String>> contents = new TreeMap<>();
    for (String heading : headings) {
      contents.put(heading, List.of("about " + heading));
    }
    return new DeliverableSubmitted(type, null, contents);
  }

  static DeliverableSubmitted kickOffRecord() {
    return deliverable("kick-off-record", "sales-lead", "marketing", "service", "support");
  }

  static DeliverableSubmitted plan() {
    return deliverable(
        "campaign-plan",
        "planned-conversion",
        "training-need",
        "resource-risk",
        "milestone-kick-off",
        "milestone-materials",
        "milestone-roll-out");
  }

  /** Asks for the breakdown of a campaign that has had its kick-off. */
  static Story brokenDown(Story story) {
    return story.when(
        "K-1",
        new ActivityLogged("kick-off-meeting"),
        kickOffRecord(),
        new StageRequested("breakdown"));
  }

  /** All that an execution wants of a campaign with these resources, but the right day. */
  static Story prepared(Story story, Campaign campaign) {
    List<Record> events = new ArrayList<>(List.of(plan()));
    for (String resource : campaign.resources()) {
      events.add(new TaskCompleted("resource:" + resource));
    }
    events.add(new DocumentAttached("campaign-material", "v2"));
    return brokenDown(story).when("K-1", events.toArray(new Record[0]));
  }

  /** Launches the spring campaign on Tuesday, 10 March, at nine. */
  static Story launched(Story story) {
    return prepared(story, SPRING)
        .whenItIs("2026-03-10T09:00")
        .when("K-1", new StageRequested("execution"));
  }

  /** The offer as it reaches a case on a day. */
  static CampaignOffered offeredOn(String date) {
    return new CampaignOffered(
        "K-1", "Spring", "ten percent off", "v2", day(date), day("2026-03-20"));
  }
}
