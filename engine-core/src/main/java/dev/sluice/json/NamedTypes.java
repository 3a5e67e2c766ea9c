package dev.sluice.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.jsontype.impl.StdSubtypeResolver;
import dev.sluice.decision.Decision;
import dev.sluice.decision.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keeps the names of decisions and the names of other records apart: a host may use either. */
final class NamedTypes extends StdSubtypeResolver {

  private static final long serialVersionUID = 1L;

  private static final Map<String, Class<?>> DECISIONS = decisions();

  private final transient RecordNames names;

  NamedTypes(RecordNames names) {
    this.names = names;
  }

  /** The names that may stand where a type is expected. */
  Collection<String> known(Class<?> base) {
    return Decision.class.isAssignableFrom(base) ? DECISIONS.keySet() : names.names();
  }

  @Override
  public Collection<NamedType> collectAndResolveSubtypesByClass(
      MapperConfig<?> config, AnnotatedMember property, JavaType baseType) {
    return types(baseType == null ? property.getRawType() : baseType.getRawClass());
  }

  @Override
  public Collection<NamedType> collectAndResolveSubtypesByClass(
      MapperConfig<?> config, AnnotatedClass baseType) {
    return types(baseType.getRawType());
  }

  @Override
  public Collection<NamedType> collectAndResolveSubtypesByTypeId(
      MapperConfig<?> config, AnnotatedMember property, JavaType baseType) {
    return types(baseType == null ? property.getRawType() : baseType.getRawClass());
  }

  @Override
  public Collection<NamedType> collectAndResolveSubtypesByTypeId(
      MapperConfig<?> config, AnnotatedClass baseType) {
    return types(baseType.getRawType());
  }

  private List<NamedType> types(Class<?> base) {
    List<NamedType> types = new ArrayList<>();
    if (Decision.class.isAssignableFrom(base)) {
      DECISIONS.forEach((name, type) -> types.add(new NamedType(type, name)));
    } else {
      names.names().forEach(name -> types.add(new NamedType(names.type(name), name)));
    }
    return types;
  }

  private static Map<String, Class<?>> decisions() {
    Map<String, Class<?>> types = new TreeMap<>();
    Stream.of(Decision.class, Effect.class)
        .map(Class::getPermittedSubclasses)
        .flatMap(Arrays::stream)
        .filter(Class::isRecord)
        .forEach(type -> types.put(RecordNames.kebab(type), type));
    return types;
  }
}
