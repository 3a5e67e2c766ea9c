package dev.sluice.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A case wants an owner. Sent to the team's case, with what eligibility needs.
 *
 * @param caseId the case that wants an owner
 * @param pipeline its pipeline, whose rules judge the reps
 * @param industry null when unknown
 * @param region null when unknown
 * @param tier the customer's tier; null when unknown
 * @param priority higher goes first when cases wait; 0 is usual
 * @param since when the case began to wait
 */
public record OwnerSought(
    String caseId,
    String pipeline,
    @Nullable String industry,
    @Nullable String region,
    @Nullable String tier,
    int priority,
    Instant since) {}
