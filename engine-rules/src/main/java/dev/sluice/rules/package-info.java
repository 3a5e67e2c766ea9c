/**
 * Policy from files: {@link dev.sluice.rules.RulePlaybooks} makes a playbook from a folder of JSON
 * and {@code .drl}. {@link dev.sluice.rules.Decide} and {@link dev.sluice.rules.Param} are what
 * rules see beside facts.
 */
@NullMarked
package dev.sluice.rules;

import org.jspecify.annotations.NullMarked;
