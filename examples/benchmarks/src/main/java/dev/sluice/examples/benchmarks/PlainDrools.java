package dev.sluice.examples.benchmarks;

import dev.sluice.event.SignalReceived;
import dev.sluice.fact.Lead;
import java.nio.charset.StandardCharsets;
import org.drools.kiesession.rulebase.InternalKnowledgeBase;
import org.drools.kiesession.rulebase.KnowledgeBaseFactory;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.conf.KieBaseMutabilityOption;
import org.kie.api.io.ResourceType;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.KeepReferenceOption;
import org.kie.api.runtime.conf.ThreadSafeOption;
import org.kie.internal.builder.KnowledgeBuilder;
import org.kie.internal.builder.KnowledgeBuilderFactory;
import org.kie.internal.conf.ConstraintJittingThresholdOption;
import org.kie.internal.io.ResourceFactory;

/** Drools as its manual shows it, well configured: one base, a fresh session for each event. */
final class PlainDrools {

  private static final String HEADER =
      """
      package benchmark;
      import dev.sluice.event.SignalReceived;
      import dev.sluice.fact.Lead;
      global dev.sluice.examples.benchmarks.PlainDecide decide;
      """;

  private final InternalKnowledgeBase base;
  private final KieSessionConfiguration sessions;
  private final PlainDecide decide = new PlainDecide();

  PlainDrools(String drl) {
    KnowledgeBuilder builder = KnowledgeBuilderFactory.newKnowledgeBuilder();
    builder.add(
        ResourceFactory.newByteArrayResource((HEADER + drl).getBytes(StandardCharsets.UTF_8)),
        ResourceType.DRL);
    if (builder.hasErrors()) {
      throw new IllegalStateException(builder.getErrors().toString());
    }
    KieBaseConfiguration config = KieServices.get().newKieBaseConfiguration();
    config.setOption(KieBaseMutabilityOption.DISABLED);
    config.setOption(ConstraintJittingThresholdOption.get(0));
    base = KnowledgeBaseFactory.newKnowledgeBase(config);
    base.addPackages(builder.getKnowledgePackages());
    sessions = KieServices.get().newKieSessionConfiguration();
    sessions.setOption(ThreadSafeOption.NO);
    sessions.setOption(KeepReferenceOption.NO);
  }

  int evaluate(SignalReceived event, Lead lead) {
    KieSession session = base.newKieSession(sessions, null);
    try {
      session.setGlobal("decide", decide);
      session.insert(event);
      session.insert(lead);
      session.fireAllRules(1000);
      return decide.tags();
    } finally {
      session.dispose();
    }
  }
}
