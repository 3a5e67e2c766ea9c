package dev.sluice.examples.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.engine.SalesEngine;
import dev.sluice.event.CaseClosed;
import dev.sluice.event.CaseOpened;
import dev.sluice.event.DealValued;
import dev.sluice.event.LeadCaptured;
import dev.sluice.event.OwnerAssigned;
import dev.sluice.pipeline.Stage;
import dev.sluice.playbook.Playbook;
import dev.sluice.step.CaseState;
import dev.sluice.step.JournalEntry;
import dev.sluice.store.CaseQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The funnel, counted from the engine's journal and from nothing else. */
final class Funnel {

  static final String NOBODY = "(nobody)";
  private static final String NOWHERE = "(unknown)";

  private final Tally all = new Tally();
  private final Map<String, Integer> stages = new LinkedHashMap<>();
  private final Map<String, Tally> agents = new TreeMap<>();
  private final Map<String, Tally> regions = new TreeMap<>();
  private Duration timeToClose = Duration.ZERO;

  Funnel(SalesEngine engine, Playbook playbook) {
    for (Stage stage : playbook.pipeline().stages()) {
      stages.put(stage.id(), 0);
    }
    CaseQuery query = CaseQuery.all().pipeline(playbook.pipeline().id());
    // One pass: paging through a store in memory would look at every case for every page.
    for (CaseState state : engine.find(query.page(Integer.MAX_VALUE, null))) {
      count(engine.journal(state.caseId()));
    }
  }

  private void count(List<JournalEntry> journal) {
    JournalEntry first = journal.get(0);
    JournalEntry last = journal.get(journal.size() - 1);
    String agent = NOBODY;
    BigDecimal value = BigDecimal.ZERO;
    Boolean won = null;
    for (JournalEntry entry : journal) {
      for (Record event : events(entry)) {
        if (event instanceof OwnerAssigned owner) {
          agent = owner.rep();
        } else if (event instanceof DealValued valued) {
          value = valued.value().amount();
        } else if (event instanceof CaseClosed closed) {
          won = closed.won();
          timeToClose = timeToClose.plus(Duration.between(first.occurredAt(), entry.occurredAt()));
        }
      }
    }
    stages.merge(last.stage(), 1, Integer::sum);
    BigDecimal wonValue = Boolean.TRUE.equals(won) ? value : BigDecimal.ZERO;
    all.add(won, wonValue);
    agents.computeIfAbsent(agent, name -> new Tally()).add(won, wonValue);
    regions.computeIfAbsent(region(first.event()), name -> new Tally()).add(won, wonValue);
  }

  private static List<Record> events(JournalEntry entry) {
    List<Record> events = new ArrayList<>();
    events.add(entry.event());
    events.addAll(entry.followed());
    return events;
  }

  private static String region(Record opening) {
    String region = null;
    if (opening instanceof LeadCaptured captured) {
      region = captured.lead().region();
    } else if (opening instanceof CaseOpened opened
        && opened.subject() instanceof Opportunity opportunity) {
      region = opportunity.region();
    }
    return region == null ? NOWHERE : region;
  }

  ObjectNode json(ObjectMapper mapper) {
    ObjectNode json = mapper.createObjectNode();
    json.put("cases", all.won + all.lost + all.open);
    all.write(json);
    json.put("meanDaysToClose", meanDaysToClose());
    stages.forEach(json.putObject("stages")::put);
    write(agents, json.putObject("agents"));
    write(regions, json.putObject("regions"));
    return json;
  }

  private static void write(Map<String, Tally> tallies, ObjectNode json) {
    tallies.forEach((name, tally) -> tally.write(json.putObject(name)));
  }

  /** From opening to won or lost, in days of 24 hours; null when nothing was closed. */
  @Nullable BigDecimal meanDaysToClose() {
    int closed = all.won + all.lost;
    return closed == 0
        ? null
        : BigDecimal.valueOf(timeToClose.toSeconds())
            .divide(BigDecimal.valueOf(86_400L * closed), 3, RoundingMode.HALF_UP);
  }

  Map<String, Integer> stages() {
    return stages;
  }

  Map<String, Tally> agents() {
    return agents;
  }

  Tally all() {
    return all;
  }

  /** Cases by how they stand, and what the won ones are worth. */
  static final class Tally {
    int won;
    int lost;
    int open;
    BigDecimal wonValue = BigDecimal.ZERO;

    private void add(@Nullable Boolean how, BigDecimal value) {
      if (how == null) {
        open++;
      } else if (how) {
        won++;
      } else {
        lost++;
      }
      wonValue = wonValue.add(value);
    }

    private void write(ObjectNode json) {
      json.put("won", won).put("lost", lost).put("open", open).put("wonValue", wonValue);
    }
  }
}
