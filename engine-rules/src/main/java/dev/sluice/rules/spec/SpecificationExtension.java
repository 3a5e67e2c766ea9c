package dev.sluice.rules.spec;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Listens to the stories that a spec tells. */
final class SpecificationExtension implements BeforeEachCallback, AfterEachCallback {

  @Override
  public void beforeEach(ExtensionContext context) {
    Script.listen();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<Tale> told = Script.told();
    if (context.getExecutionException().isEmpty()) {
      told.forEach(Tale::settle);
    }
  }
}
