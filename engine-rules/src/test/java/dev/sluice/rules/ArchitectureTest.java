package dev.sluice.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.sluice.rules.internal.KnownTypes;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String INTERNAL = "dev.sluice.rules.internal..";
  private static final String[] DROOLS = {"org.kie..", "org.drools..", "org.mvel2.."};

  private final JavaClasses rules =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.sluice.rules");

  @Test
  void drools_is_known_in_one_package_only() {
    noClasses()
        .that()
        .resideOutsideOfPackage(INTERNAL)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DROOLS)
        .check(rules);
  }

  @Test
  void the_core_does_not_know_the_rules() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.sluice.rules..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.sluice.rules..")
        .check(new ClassFileImporter().importPackages("dev.sluice"));
  }

  @Test
  void what_is_public_shows_nothing_internal() {
    classes()
        .that()
        .resideOutsideOfPackage(INTERNAL)
        .and()
        .arePublic()
        .should(new ShowNothingInternal())
        .check(rules);
  }

  @Test
  void rules_may_name_every_event_and_fact_of_the_core() {
    TreeSet<String> missing = new TreeSet<>();
    List<String> known = KnownTypes.names();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sluice.event", "dev.sluice.fact")) {
      boolean record = type.isAssignableTo(Record.class) && type.isTopLevelClass();
      if (record && !known.contains(type.getSimpleName())) {
        missing.add(type.getSimpleName());
      }
    }
    // Facts is the whole of a case and rules see its parts; a submission is an event's envelope;
    // the
    // others only a team takes up, where no rule is asked.
    assertThat(missing)
        .containsExactly("Facts", "OwnerReleased", "RepAbsent", "Submission", "TeamChanged");
  }
}
