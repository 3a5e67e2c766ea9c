package dev.sluice.rules.saasfunnel;
import org.junit.jupiter.api.Test;
import dev.sluice.rules.RulePlaybooks;
class LoadTest {
  @Test void load() {
    RulePlaybooks.fromClasspath("playbooks/funnel-review");
    RulePlaybooks.fromClasspath("playbooks/saas-funnel");
  }
}
