package dev.sluice.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing a customer did, kept for {@link History} as long as the playbook declares.
 *
 * @param name for example {@code pricing-page}
 * @param at when it happened
 * @param contact who did it, by contact id; null when unknown
 * @param content what it was about; null without one
 */
public record Signal(String name, Instant at, @Nullable String contact, @Nullable String content) {}
