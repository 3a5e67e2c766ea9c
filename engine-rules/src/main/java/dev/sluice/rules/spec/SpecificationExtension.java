package dev.sluice.rules.spec;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Listens to the stories that specs tell, and writes the report after each class of them. */
final class SpecificationExtension
    implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private static final String FOLDER = "sluice.specification";

  @Override
  public void beforeEach(ExtensionContext context) {
    Script.listen();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<Tale> told = Script.told();
    AssertionError unsettled = null;
    if (context.getExecutionException().isEmpty()) {
      try {
        told.forEach(Tale::settle);
      } catch (AssertionError refused) {
        unsettled = refused;
      }
    }
    if (folder(context) != null) {
      Throwable failure = unsettled;
      record(
          context, told, failure == null ? context.getExecutionException().orElse(null) : failure);
    }
    if (unsettled != null) {
      throw unsettled;
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    Path folder = folder(context);
    if (folder != null) {
      new SpecificationReport(Coverage.OF_THIS_RUN.summary(), Catalogue.ofThisRun()).write(folder);
    }
  }

  /** Where the report goes; null when none is wanted. */
  private static @Nullable Path folder(ExtensionContext context) {
    String folder = context.getConfigurationParameter(FOLDER).orElse("target/specification");
    return folder.equals("off") ? null : Path.of(folder);
  }

  private static void record(
      ExtensionContext context, List<Tale> told, @Nullable Throwable failure) {
    Method method = context.getRequiredTestMethod();
    Class<?> type = context.getRequiredTestClass();
    Coverage.Told spec =
        new Coverage.Told(
            type.getName(),
            method.getName(),
            requirements(method, type),
            told.stream().map(tale -> tale.script().lines()).toList(),
            failure == null ? null : String.valueOf(failure.getMessage()));
    Coverage.OF_THIS_RUN.add(spec);
    told.forEach(tale -> tale.cover(spec.id(), Coverage.OF_THIS_RUN));
  }

  private static List<String> requirements(Method method, Class<?> type) {
    TreeSet<String> ids = new TreeSet<>(Catalogue.ORDER);
    List<Requirement> annotations = new ArrayList<>();
    annotations.add(method.getAnnotation(Requirement.class));
    for (Class<?> part = type; part != null; part = part.getEnclosingClass()) {
      annotations.add(part.getAnnotation(Requirement.class));
    }
    for (Requirement requirement : annotations) {
      if (requirement != null) {
        ids.addAll(List.of(requirement.value()));
      }
    }
    return List.copyOf(ids);
  }
}
