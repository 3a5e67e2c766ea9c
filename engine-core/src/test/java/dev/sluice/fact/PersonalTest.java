package dev.sluice.fact;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PersonalTest {

  @Test
  void what_says_something_about_a_person_is_marked() { // A6.1
    Set<String> personal = new TreeSet<>();
    for (JavaClass type :
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.sluice")) {
      Class<?> reflected = type.reflect();
      if (reflected.isRecord()) {
        for (RecordComponent component : reflected.getRecordComponents()) {
          if (component.isAnnotationPresent(Personal.class)) {
            personal.add(reflected.getSimpleName() + "." + component.getName());
          }
        }
      }
    }
    assertThat(personal)
        .containsExactly(
            "ActivityLogged.summary",
            "Contact.email",
            "Contact.name",
            "Contact.phone",
            "Objection.text",
            "ObjectionRaised.text",
            "Person.email",
            "Person.phone",
            "SupportCaseAnswered.answer",
            "SupportRequested.text");
  }
}
