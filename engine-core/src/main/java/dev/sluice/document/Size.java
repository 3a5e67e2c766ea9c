package dev.sluice.document;

import dev.sluice.pipeline.Labels;
import org.jspecify.annotations.Nullable;

/** How large a customer is, by head count, in the bands of China's statistics for industry. */
public enum Size {
  /** Fewer than 20 people. */
  MICRO("fewer than 20 people", "微型（20 人以下）"),
  /** 20 to 299 people. */
  SMALL("20 to 299 people", "小型（20–299 人）"),
  /** 300 to 999 people. */
  MEDIUM("300 to 999 people", "中型（300–999 人）"),
  /** 1000 people and more. */
  LARGE("1000 people and more", "大型（1000 人以上）");

  private final String en;
  private final String zh;

  Size(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  /**
   * The band of a head count.
   *
   * @param employees how many people; null when unknown
   * @return the band; null when unknown
   */
  public static @Nullable Size of(@Nullable Integer employees) {
    if (employees == null) {
      return null;
    }
    return employees < 20 ? MICRO : employees < 300 ? SMALL : employees < 1000 ? MEDIUM : LARGE;
  }

  /**
   * What people call the band.
   *
   * @return the labels
   */
  public Labels labels() {
    return new Labels(en, zh);
  }
}
