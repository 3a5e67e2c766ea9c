package dev.sluice.rules.mutation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.fault.DefinitionException;
import dev.sluice.rules.internal.Mutant;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The specs of the last run, by the rules they ask. */
final class Specs {

  /** Specs of the kit itself look into it, and cannot be loaded apart from it. */
  private static final String OF_THE_KIT = "dev.sluice.rules.spec.";

  private final JsonNode coverage;
  private final Path classes;
  private final Launcher launcher = LauncherFactory.create();

  Specs(Path coverage, Path classes) throws IOException {
    this.coverage = new ObjectMapper().readTree(coverage.toFile());
    this.classes = classes;
  }

  /** The specs in which a rule's event happened, those of its own requirements first. */
  List<String> asking(String rule, List<String> requirements) {
    Set<String> asking = new LinkedHashSet<>();
    coverage.path("askedBy").path(rule).forEach(spec -> asking.add(spec.asText()));
    Set<String> ordered = new LinkedHashSet<>();
    for (String requirement : requirements) {
      coverage.path("requirements").path(requirement).forEach(spec -> ordered.add(spec.asText()));
    }
    ordered.retainAll(asking);
    ordered.addAll(asking);
    ordered.removeIf(spec -> spec.startsWith(OF_THE_KIT));
    return new ArrayList<>(ordered);
  }

  /** What the first spec that fails says; null when all pass. */
  @Nullable Failed firstFailure(List<String> specs, @Nullable Mutant mutant) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    MutantLoader loader = new MutantLoader(Specs.class.getClassLoader(), classes, mutant);
    thread.setContextClassLoader(loader);
    try {
      for (String spec : specs) {
        Throwable failure = failure(spec, loader);
        if (failure != null) {
          return new Failed(spec, refused(failure));
        }
      }
      return null;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** A spec that failed, and whether that is because the changed rules could not be loaded. */
  record Failed(String spec, boolean refused) {}

  private @Nullable Throwable failure(String spec, ClassLoader loader) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(DiscoverySelectors.selectMethod(type(spec, loader), method(spec, loader)))
            .configurationParameter("sluice.specification", "off")
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    launcher.execute(request, listener);
    TestExecutionSummary summary = listener.getSummary();
    if (summary.getTestsFoundCount() == 0 && summary.getFailures().isEmpty()) {
      throw new IllegalStateException("There is no spec " + spec + ". Run the specs again first");
    }
    return summary.getFailures().isEmpty() ? null : summary.getFailures().get(0).getException();
  }

  private static Class<?> type(String spec, ClassLoader loader) {
    try {
      return Class.forName(spec.substring(0, spec.lastIndexOf('.')), false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(
          "There is no spec " + spec + ". Run the specs again first", e);
    }
  }

  private static Method method(String spec, ClassLoader loader) {
    String name = spec.substring(spec.lastIndexOf('.') + 1);
    for (Class<?> type = type(spec, loader); type != null; type = type.getSuperclass()) {
      for (Method method : type.getDeclaredMethods()) {
        if (method.getName().equals(name) && !method.isSynthetic()) {
          return method;
        }
      }
    }
    throw new IllegalStateException("There is no spec " + spec + ". Run the specs again first");
  }

  private static boolean refused(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DefinitionException || cause instanceof NoClassDefFoundError) {
        return true;
      }
    }
    return false;
  }
}
