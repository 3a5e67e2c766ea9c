package dev.sluice.json;

import dev.sluice.fault.SluiceException;

/**
 * A document was written by a newer library than this one. Nothing is wrong with it: leave it to
 * the engines that are newer, as this one does.
 */
public final class NewerFormatException extends SluiceException {

  private static final long serialVersionUID = 1L;

  NewerFormatException(int found, int latest, String document) {
    super(
        "This document has format "
            + found
            + ", and this library reads up to "
            + latest
            + ". Leave it to a newer one: "
            + document);
  }
}
