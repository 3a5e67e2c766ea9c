package dev.sluice.jdbc;

import dev.sluice.fault.SluiceException;
import dev.sluice.json.SluiceJson;
import dev.sluice.store.Erasure;
import dev.sluice.store.PendingEffect;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Effects on their way to handlers. Whoever delivers one has a lease of it. Leases are numbered,
 * and the number is the fencing token: what an engine whose lease has passed to another says of the
 * effect is not heard.
 */
final class Effects {

  private static final String COLUMNS = "SELECT doc, not_before, lease, leased_until, case_id";

  private static final String DEAD = COLUMNS + " FROM sluice_effect WHERE dead ORDER BY seq";

  private static final Logger LOG = LoggerFactory.getLogger(Effects.class);

  private final Transactions transactions;
  private final SluiceJson json;
  private final InstantSource clock;

  Effects(Transactions transactions, SluiceJson json, InstantSource clock) {
    this.transactions = transactions;
    this.json = json;
    this.clock = clock;
  }

  void add(Connection connection, List<PendingEffect> effects) throws SQLException {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (PendingEffect effect : effects) {
      rows.add(
          new @Nullable Object[] {
            effect.key(),
            effect.caseId(),
            effect.recipient(),
            effect.notBefore(),
            false,
            json.write(effect)
          });
    }
    Sql.batch(
        connection,
        "INSERT INTO sluice_effect (effect_id, case_id, recipient, not_before, dead, doc)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        rows);
  }

  /**
   * An effect as its row says; one that another engine delivers is not to be tried before. Null for
   * one that is left to a newer engine, which wrote it.
   */
  private @Nullable PendingEffect read(ResultSet row) throws SQLException {
    String doc = row.getString(1);
    PendingEffect written = Reading.unlessNewer(row.getString(5), () -> json.readEffect(doc));
    if (written == null) {
      return null;
    }
    PendingEffect effect = written.leasedAs(row.getLong(3));
    Instant leased = Sql.instant(row, 4);
    return leased == null || !leased.isAfter(effect.notBefore())
        ? effect
        : effect.waitingUntil(leased);
  }

  List<PendingEffect> of(String caseId) {
    return transactions.all(
        COLUMNS + " FROM sluice_effect WHERE NOT dead AND case_id = ? ORDER BY seq",
        this::read,
        caseId);
  }

  List<String> cases(Instant now, @Nullable String after, int most) {
    return transactions.all(
        "SELECT e.case_id FROM sluice_effect e WHERE NOT e.dead AND e.recipient IS NULL"
            + " AND e.case_id > ? AND e.not_before <= ?"
            + " AND (e.leased_until IS NULL OR e.leased_until <= ?)"
            + " AND NOT EXISTS (SELECT 1 FROM sluice_effect f WHERE f.case_id = e.case_id"
            + " AND f.seq < e.seq AND NOT f.dead AND f.recipient IS NULL)"
            + " ORDER BY e.case_id FETCH FIRST ? ROWS ONLY",
        row -> row.getString(1),
        after == null ? "" : after,
        now,
        now,
        most);
  }

  List<PendingEffect> gathered(String recipient) {
    return transactions.all(
        COLUMNS + " FROM sluice_effect WHERE recipient = ? AND NOT dead ORDER BY seq",
        this::read,
        recipient);
  }

  List<String> digestsDue(Instant now) {
    return transactions.all(
        "SELECT recipient FROM sluice_effect WHERE recipient IS NOT NULL AND NOT dead"
            + " AND not_before <= ? GROUP BY recipient ORDER BY min(not_before)",
        row -> row.getString(1),
        now);
  }

  @Nullable Instant nextDigest() {
    return transactions.first(
        "SELECT min(not_before) FROM sluice_effect WHERE recipient IS NOT NULL" + " AND NOT dead",
        row -> Sql.instant(row, 1));
  }

  List<PendingEffect> lease(List<PendingEffect> effects, Instant until) {
    Instant now = clock.instant();
    return transactions.run(
        connection -> {
          List<PendingEffect> taken = new ArrayList<>();
          // In the order of their keys, so that two engines never wait for each other.
          List<PendingEffect> ordered = new ArrayList<>(effects);
          ordered.sort((one, other) -> one.key().compareTo(other.key()));
          for (PendingEffect effect : ordered) {
            int written =
                Sql.write(
                    connection,
                    "UPDATE sluice_effect SET lease = lease + 1, leased_until = ? WHERE"
                        + " effect_id = ? AND lease = ? AND NOT dead"
                        + " AND (leased_until IS NULL OR leased_until <= ?)",
                    until,
                    effect.key(),
                    effect.lease(),
                    now);
            if (written == 1) {
              taken.add(effect);
            }
          }
          if (taken.size() == effects.size()) {
            return effects.stream().map(effect -> effect.leasedAs(effect.lease() + 1)).toList();
          }
          for (PendingEffect effect : taken) {
            Sql.write(
                connection,
                "UPDATE sluice_effect SET leased_until = NULL WHERE effect_id = ?",
                effect.key());
          }
          return List.of();
        });
  }

  /** Returns those that nobody else has taken since. */
  List<PendingEffect> delivered(List<PendingEffect> effects) {
    return transactions.run(
        connection -> {
          List<PendingEffect> forgotten = new ArrayList<>();
          for (PendingEffect effect : effects) {
            int deleted =
                Sql.write(
                    connection,
                    "DELETE FROM sluice_effect WHERE effect_id = ? AND NOT dead AND lease = ?",
                    effect.key(),
                    effect.lease());
            if (deleted == 1) {
              forgotten.add(effect);
            }
          }
          return forgotten;
        });
  }

  /** Keeps an effect as it is now, and gives its lease back. */
  void update(PendingEffect effect, boolean dead) {
    transactions.run(
        connection ->
            Sql.write(
                connection,
                "UPDATE sluice_effect SET doc = ?, not_before = ?, dead = ?, leased_until = NULL"
                    + " WHERE effect_id = ? AND NOT dead AND lease = ?",
                json.write(effect),
                effect.notBefore(),
                dead,
                effect.key(),
                effect.lease()));
  }

  List<PendingEffect> dead() {
    return transactions.all(DEAD, this::readable);
  }

  /** An effect as its row says; null for one that cannot be read here, which holds up no other. */
  private @Nullable PendingEffect readable(ResultSet row) throws SQLException {
    try {
      return read(row);
    } catch (SluiceException e) {
      LOG.warn("A dead letter is left out: {}", e.getMessage());
      return null;
    }
  }

  boolean resend(PendingEffect effect, Instant now) {
    return transactions.run(
        connection -> {
          int again = 0;
          for (PendingEffect dead : Sql.all(connection, DEAD, this::readable)) {
            if (dead.leavesWith(effect)) {
              PendingEffect untried = dead.untried(now);
              again +=
                  Sql.write(
                      connection,
                      "UPDATE sluice_effect SET doc = ?, not_before = ?, dead = FALSE"
                          + " WHERE effect_id = ? AND dead",
                      json.write(untried),
                      now,
                      untried.key());
            }
          }
          return again > 0;
        });
  }

  /** When the one that waits longest was decided, or when a gathered one may leave. */
  @Nullable Instant oldest() {
    Instant first =
        transactions.first(
            COLUMNS
                + " FROM sluice_effect WHERE NOT dead AND recipient IS NULL"
                + " ORDER BY seq FETCH FIRST 1 ROWS ONLY",
            this::decided);
    Instant digest = nextDigest();
    return first == null || (digest != null && digest.isBefore(first)) ? digest : first;
  }

  /** When an effect was decided; of one that cannot be read, when it may leave. */
  private @Nullable Instant decided(ResultSet row) throws SQLException {
    try {
      PendingEffect effect = read(row);
      return effect == null ? null : effect.decidedAt();
    } catch (SluiceException e) {
      return Sql.instant(row, 2);
    }
  }

  long count(boolean dead) {
    return Objects.requireNonNull(
        transactions.first(
            "SELECT count(*) FROM sluice_effect WHERE " + (dead ? "dead" : "NOT dead"),
            row -> row.getLong(1)));
  }

  /**
   * Strikes a person out of the effects of a case. An engine that is delivering one is not heard
   * any more, for it would write the person back.
   */
  void strike(Connection connection, String caseId, Erasure erasure) throws SQLException {
    List<PendingEffect> all =
        Sql.all(
            connection,
            "SELECT doc FROM sluice_effect WHERE case_id = ?",
            row -> {
              String doc = row.getString(1);
              return Reading.of(caseId, () -> json.readEffect(doc));
            },
            caseId);
    for (PendingEffect before : all) {
      if (erasure.withdraws(before.effect())) {
        Sql.write(connection, "DELETE FROM sluice_effect WHERE effect_id = ?", before.key());
        continue;
      }
      PendingEffect after = erasure.without(before);
      if (!after.equals(before)) {
        Sql.write(
            connection,
            "UPDATE sluice_effect SET doc = ?, recipient = ?, lease = lease + 1"
                + " WHERE effect_id = ?",
            json.write(after),
            after.recipient(),
            before.key());
      }
    }
  }
}
