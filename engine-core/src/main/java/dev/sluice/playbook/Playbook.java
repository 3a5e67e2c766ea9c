package dev.sluice.playbook;

import dev.sluice.pipeline.Pipeline;
import dev.sluice.time.BusinessCalendar;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The definitions a case runs on: a pipeline, the policy, the calendar and the signals that are
 * kept. They are one unit under one content hash, which every journal entry names. Immutable and
 * thread-safe.
 */
public final class Playbook {

  private static final String SECTION = "\n--\n";

  private final Pipeline pipeline;
  private final Policy policy;
  private final BusinessCalendar calendar;
  private final Map<String, SignalRetention> signals;
  private final Map<String, QuietHours> quietHours;
  private final String hash;

  private Playbook(
      Pipeline pipeline,
      Policy policy,
      BusinessCalendar calendar,
      Map<String, SignalRetention> signals,
      Map<String, QuietHours> quietHours) {
    this.pipeline = pipeline;
    this.policy = policy;
    this.calendar = calendar;
    this.signals = Collections.unmodifiableMap(new TreeMap<>(signals));
    this.quietHours = Collections.unmodifiableMap(new TreeMap<>(quietHours));
    this.hash =
        sha256(
            String.join(
                SECTION,
                pipeline.source(),
                policy.fingerprint(),
                calendar.canonical(),
                this.signals.toString(),
                this.quietHours.toString()));
  }

  /**
   * A pipeline with a policy, on mainland China's calendar, keeping no signals.
   *
   * @param pipeline the stages
   * @param policy what to do about events
   * @return the playbook
   */
  public static Playbook of(Pipeline pipeline, Policy policy) {
    return new Playbook(pipeline, policy, BusinessCalendar.mainlandChina(), Map.of(), Map.of());
  }

  /**
   * The same playbook on another calendar.
   *
   * @param other the calendar
   * @return a copy with a hash of its own
   */
  public Playbook withCalendar(BusinessCalendar other) {
    return new Playbook(pipeline, policy, other, signals, quietHours);
  }

  /**
   * The same playbook keeping one more signal.
   *
   * @param name the signal
   * @param retention how long and how many
   * @return a copy with a hash of its own
   */
  public Playbook withSignal(String name, SignalRetention retention) {
    Map<String, SignalRetention> more = new TreeMap<>(signals);
    more.put(name, retention);
    return new Playbook(pipeline, policy, calendar, more, quietHours);
  }

  /**
   * Lets messages of a channel rest at night.
   *
   * @param channel for example {@code sms}
   * @param hours when, in the contact's time zone
   * @return a copy
   */
  public Playbook withQuietHours(String channel, QuietHours hours) {
    Map<String, QuietHours> more = new TreeMap<>(quietHours);
    more.put(channel, hours);
    return new Playbook(pipeline, policy, calendar, signals, more);
  }

  /**
   * The same playbook deciding by another policy; for views of one policy, such as one that sees
   * facts in another order.
   *
   * @param other the policy
   * @return a copy, with a hash of its own when the policy's fingerprint differs
   */
  public Playbook withPolicy(Policy other) {
    return new Playbook(pipeline, other, calendar, signals, quietHours);
  }

  /**
   * The stages.
   *
   * @return the pipeline
   */
  public Pipeline pipeline() {
    return pipeline;
  }

  /**
   * What to do about events.
   *
   * @return the policy
   */
  public Policy policy() {
    return policy;
  }

  /**
   * What counts as working time.
   *
   * @return the calendar
   */
  public BusinessCalendar calendar() {
    return calendar;
  }

  /**
   * The signals that are kept.
   *
   * @return how long and how many, by name
   */
  public Map<String, SignalRetention> signals() {
    return signals;
  }

  /**
   * When messages rest.
   *
   * @return the quiet hours by channel, in the contact's time zone; sorted
   */
  public Map<String, QuietHours> quietHours() {
    return quietHours;
  }

  /**
   * The content hash of everything above.
   *
   * @return 16 hexadecimal digits of SHA-256
   */
  public String hash() {
    return hash;
  }

  /**
   * The text behind the hash.
   *
   * @return the pipeline's file, the policy's {@linkplain Policy#source source}, the calendar,
   *     signals and quiet hours
   */
  public String source() {
    return String.join(
        SECTION,
        pipeline.source(),
        policy.source(),
        calendar.canonical(),
        signals.toString(),
        quietHours.toString());
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every JDK has SHA-256", impossible);
    }
  }
}
