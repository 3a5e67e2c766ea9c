package dev.sluice.rules;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What decides how a playbook decides, as one text and one hash. */
final class Fingerprint {

  private final List<String> decisive = new ArrayList<>();

  void add(String text) {
    decisive.add(text);
  }

  String text() {
    return String.join("\n", decisive);
  }

  String hex() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : decisive) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        // The length keeps texts apart that would read the same end to end.
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
