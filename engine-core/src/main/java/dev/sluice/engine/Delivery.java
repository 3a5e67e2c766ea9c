package dev.sluice.engine;

import dev.sluice.decision.Because;
import java.time.Instant;

/**
 * What comes with an effect.
 *
 * @param key {@code case:version:index}, the same on every attempt: a handler that keeps keys sees
 *     an effect once
 * @param caseId the case
 * @param because why it was decided
 * @param decidedAt when it was decided
 * @param attempt 1 for the first
 */
public record Delivery(
    String key, String caseId, Because because, Instant decidedAt, int attempt) {}
