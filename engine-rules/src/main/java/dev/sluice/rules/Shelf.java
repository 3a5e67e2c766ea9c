package dev.sluice.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the files of a playbook are. Paths are written with slashes. */
sealed interface Shelf {

  /** The text of a file; null when there is none. */
  @Nullable String text(String path);

  /** The names of the rule files in a folder; empty where folders cannot be listed. */
  List<String> ruleFiles(String folder);

  /** A path seen from a folder, without dots. */
  static String join(String folder, String path) {
    List<String> parts = new ArrayList<>();
    for (String part : (folder.isEmpty() ? path : folder + "/" + path).split("/", -1)) {
      boolean up =
          part.equals("..") && !parts.isEmpty() && !parts.get(parts.size() - 1).equals("..");
      if (up) {
        parts.remove(parts.size() - 1);
      } else if (!part.equals(".") && !(part.isEmpty() && !parts.isEmpty())) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /** Resources of a class loader; works from any jar. */
  record ClassPath(ClassLoader loader) implements Shelf {
    @Override
    public @Nullable String text(String path) {
      try (InputStream stream = loader.getResourceAsStream(path)) {
        return stream == null
            ? null
            : plain(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public List<String> ruleFiles(String folder) {
      return List.of();
    }
  }

  /** Folders on a disk. */
  record Disk() implements Shelf {
    @Override
    public @Nullable String text(String path) {
      return read(Path.of(path));
    }

    @Override
    public List<String> ruleFiles(String folder) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        return files
            .map(file -> String.valueOf(file.getFileName()))
            .filter(name -> name.endsWith(".drl"))
            .sorted()
            .toList();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Files handed over one by one: found by name, and by folder where a name is there twice. */
  record Loose(List<Path> files) implements Shelf {
    @Override
    public @Nullable String text(String path) {
      Path wanted = Path.of(path);
      List<Path> named = select(files, wanted, 1);
      List<Path> best = named.size() > 1 ? select(named, wanted, 2) : named;
      return best.size() == 1 ? read(best.get(0)) : null;
    }

    private static List<Path> select(List<Path> files, Path wanted, int parts) {
      Path end = end(wanted, parts);
      return files.stream().filter(file -> end(file, parts).equals(end)).toList();
    }

    private static Path end(Path path, int parts) {
      int count = path.getNameCount();
      return path.subpath(Math.max(0, count - parts), count);
    }

    @Override
    public List<String> ruleFiles(String folder) {
      return List.of();
    }
  }

  /** Editors on Windows mark UTF-8 at the beginning of a file. */
  private static String plain(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static @Nullable String read(Path file) {
    try {
      return Files.isRegularFile(file) ? plain(Files.readString(file)) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
