package dev.sluice.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The customer did something worth noticing. Signals the playbook declares are kept for {@link
 * dev.sluice.fact.History}.
 *
 * @param name for example {@code pricing-page}
 * @param contact who did it, by contact id; null when unknown
 * @param content what it was about; null without one
 */
public record SignalReceived(String name, @Nullable String contact, @Nullable String content) {

  /**
   * A signal of which only the name is known.
   *
   * @param name the signal
   */
  public SignalReceived(String name) {
    this(name, null, null);
  }

  /**
   * Whether it was about one of some things.
   *
   * @param contents what it may be about
   * @return false when nothing says what it was about
   */
  public boolean about(List<String> contents) {
    return content != null && contents.contains(content);
  }

  /**
   * Whether it is one of some signals.
   *
   * @param names the signals
   * @return true when its own is among them
   */
  public boolean isOf(List<String> names) {
    return names.contains(name);
  }
}
