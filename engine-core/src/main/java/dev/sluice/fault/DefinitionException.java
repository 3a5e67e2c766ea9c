package dev.sluice.fault;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A definition (a pipeline, a pack, a manifest) was refused. It carries every fault found, so that
 * an author mends them in one go; its message shows them all.
 */
public final class DefinitionException extends SluiceException {

  private static final long serialVersionUID = 1L;

  private static final Comparator<Fault> BY_PLACE =
      Comparator.comparing(Fault::file)
          .thenComparingInt(Fault::line)
          .thenComparingInt(Fault::column);

  private final Fault[] faults;

  /**
   * Refuses a definition.
   *
   * @param faults what is wrong, at least one, in any order
   * @throws IllegalArgumentException when there is no fault
   */
  public DefinitionException(List<Fault> faults) {
    this(sorted(faults));
  }

  private DefinitionException(Fault[] sorted) {
    super(message(sorted));
    this.faults = sorted;
  }

  /**
   * What is wrong.
   *
   * @return all faults by file, line and column; never empty
   */
  public List<Fault> faults() {
    return List.of(faults);
  }

  private static Fault[] sorted(List<Fault> faults) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("A definition without a fault is not refused");
    }
    return faults.stream().sorted(BY_PLACE).toArray(Fault[]::new);
  }

  private static String message(Fault[] faults) {
    String files =
        List.of(faults).stream().map(Fault::file).distinct().collect(Collectors.joining(", "));
    String count = faults.length == 1 ? "1 fault" : faults.length + " faults";
    return List.of(faults).stream()
        .map(Fault::toString)
        .collect(Collectors.joining("\n\n", count + " in " + files + "\n\n", ""));
  }
}
