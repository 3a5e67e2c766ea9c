package dev.sluice;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitCallTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The borders of the core (docs: who may know whom). */
class ArchitectureTest {

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.sluice");
  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.OnlyIncludeTests())
          .importPackages("dev.sluice");

  private static final String[] PURE = {
    "dev.sluice.step..",
    "dev.sluice.pipeline..",
    "dev.sluice.decision..",
    "dev.sluice.fact..",
    "dev.sluice.event..",
    "dev.sluice.time..",
    "dev.sluice.assignment..",
    "dev.sluice.playbook..",
    "dev.sluice.document.."
  };

  @Test
  void the_core_knows_no_rule_engine_and_no_test_library() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.kie..", "org.drools..", "org.mvel..", "org.junit..", "org.assertj..")
        .check(MAIN);
  }

  @Test
  void packages_do_not_know_each_other_in_circles() {
    slices().matching("dev.sluice.(*)..").should().beFreeOfCycles().check(MAIN);
  }

  @Test
  void what_decides_reads_no_clock_and_no_random_number() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .callMethodWhere(
            target(
                new DescribedPredicate<>("a clock or a source of chance") {
                  @Override
                  public boolean test(CodeUnitCallTarget target) {
                    return isChance(target.getOwner().getName(), target.getName());
                  }
                }))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(Random|SplittableRandom)")
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.concurrent\\.ThreadLocalRandom")
        .check(MAIN);
  }

  @Test
  void only_a_store_without_a_clock_of_its_own_goes_by_the_machines() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.sluice.store.CaseStore")
        .should()
        .callMethodWhere(
            target(
                new DescribedPredicate<>("the machine's clock") {
                  @Override
                  public boolean test(CodeUnitCallTarget target) {
                    return isMachineClock(target.getOwner().getName(), target.getName());
                  }
                }))
        .check(MAIN);
  }

  private static boolean isMachineClock(String owner, String method) {
    return switch (owner) {
      case "java.lang.System" -> method.equals("currentTimeMillis");
      case "java.time.InstantSource", "java.time.Clock" -> method.startsWith("system");
      default -> owner.startsWith("java.time.") && method.equals("now");
    };
  }

  private static boolean isChance(String owner, String method) {
    return switch (owner) {
      case "java.time.InstantSource", "java.time.Clock" -> true;
      case "java.lang.System" -> List.of("currentTimeMillis", "nanoTime").contains(method);
      case "java.lang.Math" -> method.equals("random");
      case "java.util.UUID" -> method.equals("randomUUID");
      default -> owner.startsWith("java.time.") && method.equals("now");
    };
  }

  @Test
  void what_decides_does_no_io() {
    noClasses()
        .that()
        .resideInAnyPackage(PURE)
        // Calendars and pipelines are read from a stream that the host opened.
        .and()
        .resideOutsideOfPackages("dev.sluice.time", "dev.sluice.pipeline")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "java.sql..", "javax.sql..", "java.io", "java.nio.file..", "java.net..")
                .and(DescribedPredicate.not(type(Serializable.class))))
        .check(MAIN);
    noClasses().should().dependOnClassesThat().resideInAnyPackage("java.net..").check(MAIN);
    noClasses()
        .that()
        .resideInAnyPackage("dev.sluice.time", "dev.sluice.pipeline")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.sql..", "java.nio.file..")
        .check(MAIN);
  }

  @Test
  void every_package_is_null_marked() {
    List<String> unmarked = new ArrayList<>();
    for (JavaPackage known : MAIN.getPackage("dev.sluice").getSubpackagesInTree()) {
      if (!known.getClasses().isEmpty() && !known.isAnnotatedWith(NullMarked.class)) {
        unmarked.add(known.getName());
      }
    }
    assertThat(unmarked).isEmpty();
  }

  @Test
  void what_a_host_sees_is_final_or_a_type_without_code_to_inherit() {
    classes()
        .that()
        .arePublic()
        .and()
        .areNotInterfaces()
        .and()
        .areNotAssignableTo(Throwable.class)
        .should(
            new ArchCondition<JavaClass>("be final") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean closed = type.getModifiers().contains(JavaModifier.FINAL) || type.isEnum();
                events.add(
                    new SimpleConditionEvent(
                        type, closed, type.getName() + (closed ? " is closed" : " is open")));
              }
            })
        .check(MAIN);
  }

  @Test
  void no_test_is_switched_off() {
    noClasses().should().beAnnotatedWith(Disabled.class).check(TESTS);
    noMethods().should().beAnnotatedWith(Disabled.class).check(TESTS);
    assertThat(TESTS.stream().flatMap(type -> type.getMethods().stream()))
        .filteredOn(method -> method.isAnnotatedWith(Test.class))
        .isNotEmpty();
  }

  @Test
  void tests_do_not_sleep() {
    noClasses().should().callMethod(Thread.class, "sleep", long.class).check(TESTS);
  }

  @Test
  void names_of_tests_are_sentences() {
    methods()
        .that()
        .areAnnotatedWith(Test.class)
        .should()
        .haveNameMatching("[a-z0-9]+(_[a-z0-9]+)+")
        .check(TESTS);
  }
}
