package dev.sluice.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names an event: what is submitted under it again is the same event.
 *
 * @param caseId the case it was submitted to
 * @param id the id within the case
 */
public record EventId(String caseId, String id) {

  /** Half of a SHA-256, in hexadecimal digits. */
  private static final int DIGITS = 32;

  /**
   * What stands in the place of an id that named an erased person, so that a repeat of the event is
   * still known as one. It is a hash of case and id. Nobody reads the person out of it, and it is
   * another one in every case; but whoever has the database and guesses the whole id, as an address
   * can be guessed, can tell that the case knew it.
   *
   * @return the same case, and an id that is always the same for this one
   */
  public EventId erased() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest((caseId + "\n" + id).getBytes(StandardCharsets.UTF_8));
      return new EventId(caseId, "erased-" + HexFormat.of().formatHex(hash).substring(0, DIGITS));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
