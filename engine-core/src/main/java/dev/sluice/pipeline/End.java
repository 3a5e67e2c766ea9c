package dev.sluice.pipeline;

/** How a case ends in a stage that is not open. */
public enum End {
  /** The sale was made. */
  WON,
  /** It was not. */
  LOST
}
