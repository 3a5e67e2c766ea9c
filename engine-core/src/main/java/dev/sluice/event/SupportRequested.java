package dev.sluice.event;

import dev.sluice.fact.Personal;
import org.jspecify.annotations.Nullable;

/**
 * The customer wants help, or complains.
 *
 * @param ticket the request's id in the host's system
 * @param complaint true for a complaint, false for a question
 * @param contact who, by contact id; null when unknown
 * @param text what was said; null without one
 */
public record SupportRequested(
    String ticket, boolean complaint, @Nullable String contact, @Personal @Nullable String text) {}
