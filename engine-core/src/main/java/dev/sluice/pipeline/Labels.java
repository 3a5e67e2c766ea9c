package dev.sluice.pipeline;

import java.util.Locale;

/**
 * What people read for an id. Immutable and thread-safe.
 *
 * @param en in English
 * @param zh in Chinese
 */
public record Labels(String en, String zh) {

  /**
   * The label in a reader's language.
   *
   * @param locale the reader's locale
   * @return the Chinese label for any Chinese locale, the English one for all others
   */
  public String in(Locale locale) {
    return locale.getLanguage().equals("zh") ? zh : en;
  }
}
