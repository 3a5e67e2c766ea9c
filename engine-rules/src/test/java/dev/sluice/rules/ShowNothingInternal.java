package dev.sluice.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayList;
import java.util.List;

/** Public methods and constructors take and give nothing of the internal package or of Drools. */
final class ShowNothingInternal extends ArchCondition<JavaClass> {

  ShowNothingInternal() {
    super("show nothing internal in public signatures");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (JavaCodeUnit unit : type.getCodeUnits()) {
      if (unit.getModifiers().contains(JavaModifier.PUBLIC)) {
        List<JavaClass> shown = new ArrayList<>(unit.getRawParameterTypes());
        shown.add(unit.getRawReturnType());
        for (JavaClass part : shown) {
          if (part.getPackageName().startsWith("dev.sluice.rules.internal")
              || part.getPackageName().startsWith("org.")) {
            events.add(
                SimpleConditionEvent.violated(
                    unit, unit.getFullName() + " shows " + part.getName()));
          }
        }
      }
    }
  }
}
