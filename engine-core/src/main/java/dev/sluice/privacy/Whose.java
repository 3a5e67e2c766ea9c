package dev.sluice.privacy;

/** Whom a record is about, as far as it says. */
enum Whose {
  /** The person in question. */
  PERSON,
  /** Another contact of the case. */
  OTHER,
  /** It does not say, and several people are known in the case. */
  UNSAID
}
