package dev.sluice.rules.internal;

/**
 * One file of rules.
 *
 * @param name the file as its reader knows it
 * @param text its whole text
 * @param pack the pack it belongs to
 * @param checksStages whether it serves one pipeline only, so that stage names can be checked
 */
public record RuleFile(String name, String text, String pack, boolean checksStages) {}
