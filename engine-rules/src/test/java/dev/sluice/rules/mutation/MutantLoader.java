package dev.sluice.rules.mutation;

import dev.sluice.rules.internal.Mutant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Loads spec classes anew, so that they load their playbooks anew, with one rule file changed. */
final class MutantLoader extends ClassLoader {

  private final Path specs;
  private final @Nullable Mutant mutant;

  /** Without a mutant nothing is changed. */
  MutantLoader(ClassLoader parent, Path specs, @Nullable Mutant mutant) {
    super(parent);
    this.specs = specs;
    this.mutant = mutant;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      Path file = specs.resolve(name.replace('.', '/') + ".class");
      if (name.startsWith("dev.sluice.") && Files.exists(file)) {
        try {
          byte[] bytes = Files.readAllBytes(file);
          return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return super.loadClass(name, resolve);
    }
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    return mutant != null && mutant.file().equals(name)
        ? new ByteArrayInputStream(mutant.text().getBytes(StandardCharsets.UTF_8))
        : super.getResourceAsStream(name);
  }
}
