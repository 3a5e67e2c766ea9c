package dev.sluice.event;

import org.jspecify.annotations.Nullable;

/**
 * The customer said yes to the offer.
 *
 * @param contact who said it, by contact id; null when unknown
 */
public record CustomerConfirmed(@Nullable String contact) {

  /** A yes from nobody in particular. */
  public CustomerConfirmed() {
    this(null);
  }
}
